fn main() {
    let n: i32 = "5".parse::<i32>()?; //~ E0277
    println!("{n}");
}
