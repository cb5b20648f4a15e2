fn main() {
    let s = String::from("a");
    let r = &s;
    let t = s; //~ E0505
    println!("{r} {t}");
}
