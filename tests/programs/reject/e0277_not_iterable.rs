fn main() {
    for i in 10 { //~ E0277
        println!("{i}");
    }
}
