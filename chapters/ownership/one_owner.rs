fn main() {
    let harbour = String::from("Bergen");
    {
        let ship = String::from("Fram");
        println!("{ship} lies at {harbour}");
    }
    println!("{harbour} is quiet");
}
