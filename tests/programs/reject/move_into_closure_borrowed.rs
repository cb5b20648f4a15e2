fn main() {
    let v = vec![1];
    let r = &v;
    let f = move || v.len(); //~ E0505
    println!("{} {}", r.len(), f());
}
