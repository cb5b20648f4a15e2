// Moving one field leaves the others usable.
struct Pair {
    left: String,
    right: String,
    count: i32,
}

fn main() {
    let p = Pair { left: String::from("l"), right: String::from("r"), count: 2 };
    let left = p.left;
    println!("{left} {} {}", p.right, p.count);
    let Pair { right, .. } = p;
    println!("{right}");
}
