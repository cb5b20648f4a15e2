fn main() {
    let mut kept: Vec<&String> = Vec::new();
    let mut keep = |s: &String| kept.push(s); //~ E0521
    keep(&String::new());
}
