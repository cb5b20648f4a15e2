fn main() {
    let s: str = *"abc"; //~ E0277
}
