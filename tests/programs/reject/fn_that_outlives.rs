fn outer<'a>() {
    let n = 1;
    let r: &'a i32 = &n; //~ E0597
    println!("{r}");
}

fn main() {
    outer();
}
