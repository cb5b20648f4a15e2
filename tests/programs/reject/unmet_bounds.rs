// Bounds and conversions that do not hold.
fn p<T: std::fmt::Display>(t: T) {}
struct S;
fn main() {
    p(S); //~ E0277
    println!("{}", S); //~ E0277
    let v: Vec<i32> = vec![1];
    let x = v["a"]; //~ E0277
    for i in 5 {} //~ E0277
    let y = 1 + 1.0; //~ E0277
    let z: i32 = "a".into(); //~ E0277
}
