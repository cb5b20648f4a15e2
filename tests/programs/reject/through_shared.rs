// Writing through a shared reference.
fn set(n: &i32) {
    *n = 5; //~ E0594
}

fn main() {
    let x = 1;
    set(&x);
    println!("{x}");
}
