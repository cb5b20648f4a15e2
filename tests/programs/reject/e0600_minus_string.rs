fn main() {
    let s = "abc";
    let t = -s; //~ E0600
    let u = !s; //~ E0600
}
