fn main() {
    println!("a");
}
} //~ syntax
