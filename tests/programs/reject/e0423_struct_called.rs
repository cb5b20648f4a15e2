struct P { x: i32 }
fn main() {
    let p = P(1); //~ E0423
    let t = i32; //~ E0423
}
