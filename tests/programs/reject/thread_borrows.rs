use std::rc::Rc;

fn run(f: impl FnOnce() + 'static) {
    f();
}

fn main() {
    let v = vec![1];
    run(|| println!("{}", v.len())); //~ E0373
    let rc = Rc::new(2);
    run(move || println!("{rc}"));
}
