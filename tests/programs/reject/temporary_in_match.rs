fn numbers() -> Vec<i32> {
    vec![1, 2]
}

fn main() {
    let first = match numbers().first() { //~ E0716
        Some(x) => x,
        None => &0,
    };
    println!("{first}");
}
