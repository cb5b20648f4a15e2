fn main() {
    let mut value = Some(String::from("a"));
    match value {
        Some(ref mut s) => {
            value = None; //~ E0506
            s.push('b');
        }
        None => {}
    }
}
