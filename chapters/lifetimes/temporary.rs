fn name() -> String {
    String::from("Ida")
}

fn main() {
    let short = name().as_str(); //~ E0716
    println!("{short}");
}
