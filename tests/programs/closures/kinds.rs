// Fn, FnMut and FnOnce, by what they do with their captures.
fn call<F: Fn() -> usize>(f: F) -> usize {
    f() + f()
}

fn call_mut<F: FnMut(i32)>(mut f: F) {
    f(1);
    f(2);
}

fn call_once<F: FnOnce() -> String>(f: F) -> String {
    f()
}

fn main() {
    let text = String::from("four");
    println!("{}", call(|| text.len()));
    let mut seen = Vec::new();
    call_mut(|n| seen.push(n * 10));
    println!("{seen:?}");
    println!("{}", call_once(move || text + "!"));
}
