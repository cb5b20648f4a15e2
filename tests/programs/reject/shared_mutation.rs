// Mutation through shared references.
fn f(s: &String) {
    s.push_str("a"); //~ E0596
}
struct P {
    x: i32,
}
impl P {
    fn inc(&self) {
        self.x += 1; //~ E0594
    }
}
fn main() {
    let mut c = 0;
    let inc = || c += 1;
    inc(); //~ E0596
    let v = vec![1];
    for x in v.iter() {
        *x += 1; //~ E0594
    }
}
