fn main() {
    let slice: &[i32];
    {
        let array = [1, 2, 3];
        slice = &array; //~ E0597
    }
    println!("{}", slice.len());
}
