fn add(v: &mut Vec<i32>) {
    let again = &mut *v;
    v.push(1); //~ E0499
    again.push(2);
}

fn main() {
    add(&mut Vec::new());
}
