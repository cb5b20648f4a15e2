// Values used after they moved.
fn take(v: Vec<i32>) {}
fn main() {
    let v = vec![1];
    take(v);
    take(v); //~ E0382
    let s = String::new();
    let c = move || s.len();
    println!("{}", s); //~ E0382
    for x in v {} //~ E0382
}
