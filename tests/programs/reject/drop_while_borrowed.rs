fn main() {
    let v = vec![1];
    let r = &v;
    drop(v); //~ E0505
    println!("{}", r.len());
}
