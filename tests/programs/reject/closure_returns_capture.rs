fn main() {
    let mut s = String::from("a");
    let mut get = || &mut s; //~ syntax
    get().push('b');
}
