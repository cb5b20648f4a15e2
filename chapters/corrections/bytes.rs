fn main() {
    let answer: i32 = 42;
    let look = &answer;
    println!("{look}");
}
