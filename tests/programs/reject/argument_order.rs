fn both(a: &mut i32, b: i32) {
    *a += b;
}

fn pair(a: &mut i32, b: &i32) {
    *a += *b;
}

fn main() {
    let mut x = 1;
    both(&mut x, x); //~ E0503
    pair(&mut x, &x); //~ E0502
}
