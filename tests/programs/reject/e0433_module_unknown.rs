fn main() {
    let c = shapes::Circle::new(); //~ E0433
    let d = Squar::new(); //~ E0433
}
