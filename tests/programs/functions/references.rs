// References in, references out.
fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() >= b.len() { a } else { b }
}

fn largest(values: &mut [i32]) -> &mut i32 {
    let mut at = 0;
    for i in 0..values.len() {
        if values[i] > values[at] {
            at = i;
        }
    }
    &mut values[at]
}

fn main() {
    println!("{}", longest("pear", "fig"));
    let mut v = [3, 9, 4];
    *largest(&mut v) = 0;
    println!("{v:?}");
    let x = 5;
    let r = &x;
    let rr = &r;
    println!("{} {}", **rr + *r, rr);
}
