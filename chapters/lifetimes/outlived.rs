fn longer<'a>(x: &'a str, y: &'a str) -> &'a str {
    if x.len() > y.len() { x } else { y }
}

fn main() {
    let salt = String::from("salt");
    let winner;
    {
        let pepper = String::from("pepper");
        winner = longer(&salt, &pepper); //~ E0597
    }
    println!("{winner}");
}
