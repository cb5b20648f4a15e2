// `&&` and `||` evaluate their right side only when it matters.
fn yes(name: &str) -> bool {
    println!("asked {name}");
    true
}

fn main() {
    let a = false && yes("a");
    let b = true || yes("b");
    let c = true && yes("c");
    let d = !a ^ b;
    println!("{a} {b} {c} {d} {}", a | c & d);
}
