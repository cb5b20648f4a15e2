fn main() {
    let mut n = 0;
    let mut outer = || {
        let mut inner = || n += 1;
        inner();
    };
    n += 1; //~ E0503
    outer();
}
