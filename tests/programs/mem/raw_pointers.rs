// Raw pointers in bounds of an array, and through a struct.
struct Cell2 {
    a: i32,
    b: i32,
}

fn main() {
    let mut a = [1, 2, 3, 4];
    let p = a.as_mut_ptr();
    unsafe {
        *p.add(2) = 30;
        let q = p.add(3);
        println!("{} {}", *q, q.offset_from(p));
        std::ptr::swap(p, q);
    }
    println!("{a:?}");
    let mut c = Cell2 { a: 1, b: 2 };
    let pb = &raw mut c.b;
    unsafe {
        pb.write(pb.read() + 5);
    }
    println!("{} {}", c.a, c.b);
    let leaked: &'static mut String = Box::leak(Box::new(String::from("kept")));
    leaked.push('!');
    println!("{leaked} {}", std::ptr::null::<u8>().is_null());
    let raw = Box::into_raw(Box::new(9));
    println!("{}", unsafe { *Box::from_raw(raw) });
}
