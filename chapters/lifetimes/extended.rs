fn name() -> String {
    String::from("Ida")
}

fn main() {
    let kept: &str = &name();
    let letters = name().len();
    println!("{kept} {letters}");
}
