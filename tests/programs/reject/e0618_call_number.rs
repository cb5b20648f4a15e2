fn main() {
    let n = 5;
    n(3); //~ E0618
    "a"(); //~ E0618
}
