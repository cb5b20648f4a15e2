fn main() {
    let age = 42;
    let look = &age;
    let sum = *look + age;
    println!("{sum}");
}
