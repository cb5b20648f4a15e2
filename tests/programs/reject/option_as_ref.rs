fn main() {
    let mut name: Option<String> = Some(String::from("a"));
    let r = name.as_ref();
    name = None; //~ E0506
    println!("{r:?} {name:?}");
    let m = name.as_mut();
    let taken = name.take(); //~ E0499
    println!("{m:?} {taken:?}");
}
