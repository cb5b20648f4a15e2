fn push(v: &mut Vec<i32>, x: i32) {
    v.push(x);
}

fn twice(v: &mut Vec<i32>) {
    push(v, 1);
    push(v, 2);
    let w = &mut *v;
    w.push(3);
    v.push(4);
}

fn main() {
    let mut v = Vec::new();
    twice(&mut v);
    let r = &mut v;
    twice(r);
    r.push(9);
    println!("{v:?}");
}
