fn main() {
    let crew = vec![String::from("Ida")];
    for name in crew {
        println!("{name}");
    }
    println!("{}", crew.len()); //~ E0382
}
