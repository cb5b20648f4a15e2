fn apply(f: impl Fn(u32) -> u32) -> u32 {
    f(10)
}

fn main() {
    let step = 5;
    let factor = 3;
    let add = |n| n + step;
    let scale = |n| n * factor + step;
    let first = apply(add);
    let second = apply(scale);
    println!("{first} {second}");
}
