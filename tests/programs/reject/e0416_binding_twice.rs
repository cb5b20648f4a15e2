fn main() {
    let (a, a) = (1, 2); //~ E0416
}
