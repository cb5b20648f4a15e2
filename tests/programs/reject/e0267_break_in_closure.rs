fn main() {
    loop {
        let stop = || { break; }; //~ E0267
        stop();
    }
}
