// Moving out of a borrowed struct.
struct S {
    text: String,
}

fn take(s: &S) -> String {
    s.text //~ E0507
}

fn main() {
    println!("{}", take(&S { text: String::new() }));
}
