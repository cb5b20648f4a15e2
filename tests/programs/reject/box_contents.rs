fn main() {
    let mut b = Box::new(1);
    let r = &*b;
    *b = 2; //~ E0506
    println!("{r}");
    let s = &b;
    let moved = b; //~ E0505
    println!("{s} {moved}");
}
