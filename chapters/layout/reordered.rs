struct Mixed {
    a: u8,
    b: u32,
    c: u16,
}

#[repr(C)]
struct InOrder {
    a: u8,
    b: u32,
    c: u16,
}

fn main() {
    let mixed = Mixed { a: 1, b: 2, c: 3 };
    let in_order = InOrder { a: 1, b: 2, c: 3 };
    let sum = u32::from(mixed.a) + mixed.b + u32::from(mixed.c);
    let same = u32::from(in_order.a) + in_order.b + u32::from(in_order.c);
    println!("{sum} {same}");
}
