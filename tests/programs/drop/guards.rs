//! A guard that runs at the end of the scope, however it ends.

struct Guard<F: FnMut()>(F);
impl<F: FnMut()> Drop for Guard<F> {
    fn drop(&mut self) {
        (self.0)()
    }
}

fn early(n: i32) -> Option<i32> {
    let _g = Guard(|| println!("leaving early({n})"));
    if n < 0 {
        return None;
    }
    let half = (n % 2 == 0).then_some(n / 2)?;
    Some(half)
}

fn main() {
    println!("{:?} {:?} {:?}", early(-1), early(3), early(4));
    for i in 0..3 {
        let _g = Guard(|| println!("iteration {i}"));
        if i == 1 {
            continue;
        }
        println!("body {i}");
    }
    let g = Guard(|| println!("forgotten"));
    std::mem::forget(g);
    let r = std::panic::catch_unwind(|| {
        let _g = Guard(|| println!("unwinding {}", std::thread::panicking()));
        let v: Vec<i32> = Vec::new();
        v[0]
    });
    println!("{}", r.is_err());
}
