// drop, forget, take and replace.
use std::mem;

struct D(i32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let a = D(1);
    let b = D(2);
    drop(a);
    mem::forget(b);
    let mut c = D(3);
    let old = mem::replace(&mut c, D(4));
    println!("old {}", old.0);
    let mut o = Some(D(5));
    let taken = o.take();
    println!("{} {}", o.is_none(), taken.is_some());
    o = Some(D(6));
    println!("set {}", o.is_some());
    let v = vec![D(7), D(8)];
    let m = mem::ManuallyDrop::new(D(9));
    println!("{} {}", v.len(), m.0);
}
