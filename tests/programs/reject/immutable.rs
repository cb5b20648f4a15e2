// Assignments to and borrows of what is not mut.
fn main() {
    let x = 1;
    x = 2; //~ E0384
    let v = vec![1];
    v.push(2); //~ E0596
    let s = String::new();
    let r = &mut s; //~ E0596
    fn f(a: i32) {
        a = 2; //~ E0384
    }
    let t = (1, 2);
    t.0 = 5; //~ E0594
}
