enum E { A }
fn main() {
    let e = E { x: 1 }; //~ E0574
}
