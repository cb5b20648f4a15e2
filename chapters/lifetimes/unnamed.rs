fn longer(x: &str, y: &str) -> &str { //~ E0106
    if x.len() > y.len() { x } else { y }
}

fn main() {
    println!("{}", longer("salt", "pepper"));
}
