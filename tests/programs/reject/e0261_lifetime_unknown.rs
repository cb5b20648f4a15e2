struct View { text: &'a str } //~ E0261
fn first(s: &'b str) -> &'b str { s } //~ E0261 E0261
fn main() {}
