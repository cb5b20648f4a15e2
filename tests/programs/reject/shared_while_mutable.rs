fn main() {
    let mut s = String::from("a");
    let a = &mut s;
    println!("{}", s); //~ E0502
    a.push('x');
}
