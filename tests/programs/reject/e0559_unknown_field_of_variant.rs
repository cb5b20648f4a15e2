enum E { A { x: i32 } }
fn main() {
    let e = E::A { x: 1, y: 2 }; //~ E0559
}
