fn main() {
    let mut name = Some(String::from("a"));
    if let Some(n) = &name {
        name = None; //~ E0506
        println!("{n}");
    }
    if let Some(n) = &mut name {
        name.take(); //~ E0499
        n.push('x');
    }
}
