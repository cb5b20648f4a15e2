// Dereferences, calls and fields of a number.
fn main() {
    let x = 5;
    *x; //~ E0614
    let f = 3;
    f(); //~ E0618
    x.foo; //~ E0610
    x[0]; //~ E0608
    let t = (1,);
    t.5; //~ E0609
}
