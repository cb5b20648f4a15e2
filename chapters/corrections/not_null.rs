fn main() {
    let list: Vec<i32> = Vec::new();
    let address = list.as_ptr();
    println!("{} {}", address.is_null(), list.capacity());
}
