fn longer<'a, 'b>(x: &'a str, y: &'b str) -> &'a str {
    if x.len() > y.len() { x } else { y } //~ syntax
}

fn main() {
    longer("a", "bb");
}
