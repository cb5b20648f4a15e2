fn main() {
    match 5u8 {
        9..=3 => {} //~ E0030
        _ => {}
    }
}
