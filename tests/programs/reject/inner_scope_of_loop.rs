fn main() {
    let mut last = &0;
    for i in 0..3 {
        let n = i * 2;
        last = &n; //~ E0597
    }
    println!("{last}");
}
