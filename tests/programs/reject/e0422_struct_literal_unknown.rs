fn main() {
    let p = Punkt { x: 1 }; //~ E0422
}
