fn main() {
    let s = String::from("a b").as_str().trim(); //~ E0716
    println!("{s}");
    let v: &mut Vec<i32>;
    v = &mut vec![1]; //~ E0716
    v.push(2);
}
