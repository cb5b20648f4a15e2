fn longer<'a>(x: &'a str, y: &'a str) -> &'a str {
    if x.len() > y.len() { x } else { y }
}

fn main() {
    let salt = String::from("salt");
    let count;
    {
        let pepper = String::from("pepper");
        let winner = longer(&salt, &pepper);
        count = winner.len();
    }
    println!("{count} letters, not {}", salt.len());
}
