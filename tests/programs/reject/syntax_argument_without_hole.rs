fn main() {
    let n = 3;
    println!("{n}", n); //~ syntax
}
