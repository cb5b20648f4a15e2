static LIMIT: i32 = 10;

fn main() {
    let greeting = "hello";
    let limit = &LIMIT;
    println!("{greeting} {limit}");
}
