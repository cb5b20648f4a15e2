fn main() {
    let name = "Ann";
    println!("{nam} and {name}"); //~ E0425
}
