fn main() {
    let mut data = 1;
    let mut refs: Vec<&mut i32> = Vec::new();
    for _ in 0..2 {
        refs.push(&mut data); //~ E0499
    }
    println!("{}", refs.len());
}
