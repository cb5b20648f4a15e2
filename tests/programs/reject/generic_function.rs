fn keep<T>(list: &mut Vec<T>, make: fn() -> T) -> &T {
    let first = &list[0];
    list.push(make()); //~ E0502
    first
}

fn never_called<T: Clone>(x: T) -> T {
    let r = &x;
    let moved = x; //~ E0505
    let copy = r.clone();
    drop(moved);
    copy
}

fn main() {
    keep(&mut vec![1], || 2);
}
