fn swap<'a, 'b>(x: &'a str, y: &'b str) -> (&'b str, &'a str) {
    (x, y) //~ syntax syntax
}

fn main() {
    println!("{:?}", swap("a", "b"));
}
