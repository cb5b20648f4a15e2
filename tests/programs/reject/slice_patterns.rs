fn main() {
    let mut v = [1, 2, 3];
    if let [first, ..] = &mut v {
        if let [a, _, _] = &v { //~ E0502
            println!("{a}");
        }
        *first = 4;
    }
}
