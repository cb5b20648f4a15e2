fn main() {
    let mut a = 1;
    let mut b = 2;
    let mut r = &mut a;
    *r = 3;
    r = &mut b;
    *r = 4;
    b = 5; //~ E0506
    *r = 6;
    println!("{a} {b}");
}
