fn first<'a>(x: &'a i32, y: &i32) -> &'a i32 {
    if *x > *y { x } else { y } //~ E0621
}

struct Holder<'a> {
    text: &'a str,
}

fn fill<'a>(holder: &mut Holder<'a>, text: &str) {
    holder.text = text; //~ E0621
}

fn main() {
    first(&1, &2);
    let mut h = Holder { text: "" };
    fill(&mut h, "x");
    println!("{}", h.text);
}
