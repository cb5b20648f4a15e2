// A closure that changes what a `&mut` points to needs it for itself.
fn two(count: &mut i32) {
    let mut a = || *count += 1;
    let mut b = || *count += 2; //~ E0524
    a();
    b();
}

fn after(count: &mut i32) {
    let shared = &*count;
    let mut change = || *count += 1; //~ E0500
    println!("{shared}");
    change();
}

fn before(count: &mut i32) {
    let mut change = || *count += 1;
    let shared = &*count; //~ E0501
    change();
    println!("{shared}");
}

fn main() {
    let mut n = 0;
    two(&mut n);
    after(&mut n);
    before(&mut n);
}
