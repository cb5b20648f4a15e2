fn main() {
    let look;
    {
        let age = 42;
        look = &age; //~ E0597
    }
    println!("{look}");
}
