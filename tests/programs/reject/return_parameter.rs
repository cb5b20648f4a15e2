fn tail<'a>(s: String) -> &'a str {
    &s[1..] //~ E0515
}

fn slice<'a>(v: Vec<u8>) -> &'a [u8] {
    v.as_slice() //~ E0515
}

fn main() {
    tail(String::new());
    slice(Vec::new());
}
