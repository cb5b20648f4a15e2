fn pick<'a>(x: &'a i32) -> &'a i32 {
    x
}

fn main() {
    let f: fn(&i32) -> &i32 = pick;
    let r;
    {
        let x = 1;
        r = f(&x); //~ E0597
    }
    println!("{r}");
}
