fn double(number: i32) -> i32 {
    let result = number * 2;
    result
}

fn main() {
    let small = 21;
    let large = double(small);
    println!("{large}");
}
