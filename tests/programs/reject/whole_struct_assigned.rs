struct Pair {
    a: String,
    b: String,
}

fn main() {
    let mut pair = Pair { a: String::new(), b: String::new() };
    let a = &pair.a;
    pair = Pair { a: String::new(), b: String::new() }; //~ E0506
    println!("{a} {}", pair.b);
}
