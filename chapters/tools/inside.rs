#[repr(C)]
struct Form {
    name: [u8; 4],
    admin: u8,
}

fn main() {
    let mut form = Form { name: *b"Ida ", admin: 0 };
    let name = form.name.as_mut_ptr();
    unsafe { *name.add(4) = 1 }; //~ ub:aliasing
    println!("{}", form.admin);
}
