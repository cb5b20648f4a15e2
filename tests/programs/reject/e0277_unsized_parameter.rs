fn shout(s: str) {} //~ E0277
fn total(v: [i32]) {} //~ E0277
fn main() {}
