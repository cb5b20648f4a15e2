fn main() {
    let n = 1;
    if n { println!("yes"); } //~ E0308
    while 1 { break; } //~ E0308
}
