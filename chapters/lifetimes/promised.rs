fn pick<'a>(x: &'a str, y: &str) -> &'a str {
    if x.is_empty() {
        return y; //~ E0621
    }
    x
}

fn main() {
    println!("{}", pick("", "salt"));
}
