fn main() {
    let f = async { 1 };
    f.await; //~ E0728
}
