fn main() {
    let mut pair = (String::from("a"), String::from("b"));
    let (a, _) = &mut pair;
    let b = &pair.0; //~ E0502
    a.push('x');
    println!("{b}");
}
