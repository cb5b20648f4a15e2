// Unions with patterns, `repr(C)` layouts, packed fields, alignment, offsets by pointers.
use std::mem::{align_of, size_of};
#[repr(C)]
#[derive(Clone, Copy)]
union IntOrFloat {
    i: i32,
    f: f32,
    pair: (u8, u8),
}
#[repr(C)]
struct Tagged {
    tag: u8,
    value: IntOrFloat,
}
fn describe(t: Tagged) -> String {
    unsafe {
        match t {
            Tagged { tag: 0, value: IntOrFloat { i: 5 } } => "five".into(),
            Tagged { tag: 0, value: IntOrFloat { i } } => format!("int {i}"),
            Tagged { tag: 1, value } => format!("float {}", value.f),
            Tagged { value, .. } => format!("bytes {:?}", value.pair),
        }
    }
}
#[repr(C, packed(2))]
struct Packed {
    a: u8,
    b: u64,
    c: u8,
}
#[repr(C, align(16))]
#[derive(Default, Clone, Copy)]
struct Wide {
    x: u8,
    y: u32,
}
#[repr(C, u8)]
#[allow(dead_code)]
enum Shape {
    Dot,
    Line(u16, u16),
    Box { w: u64 },
}
#[repr(transparent)]
struct Meters(f64);
fn main() {
    let i = |n| IntOrFloat { i: n };
    println!("{} {}", describe(Tagged { tag: 0, value: i(5) }), describe(Tagged { tag: 0, value: i(-1) }));
    println!("{}", describe(Tagged { tag: 1, value: IntOrFloat { f: 1.5 } }));
    println!("{}", describe(Tagged { tag: 2, value: i(0x0201) }));
    let mut u = i(0);
    u.f = -0.0;
    unsafe {
        println!("{:#x}", u.i);
        u.pair.0 = 0xff;
        println!("{:#x}", u.i);
        let IntOrFloat { f } = u;
        println!("{f:e}");
    }
    println!("{} {} {}", size_of::<Packed>(), align_of::<Packed>(), size_of::<Tagged>());
    let p = Packed { a: 1, b: 2, c: 3 };
    let base = &raw const p as usize;
    println!("{} {}", &raw const p.b as usize - base, &raw const p.c as usize - base);
    println!("{} {} {}", p.a, { p.b }, p.c);
    println!("{} {} {}", size_of::<Wide>(), align_of::<Wide>(), size_of::<[Wide; 3]>());
    let w = [Wide::default(); 2];
    println!("{}", &w[1].y as *const u32 as usize - &w[0] as *const Wide as usize);
    println!("{} {}", size_of::<Shape>(), align_of::<Shape>());
    println!("{} {}", size_of::<Meters>(), Meters(2.5).0);
    let bytes = 0x1122_3344_u32.to_ne_bytes();
    let n = unsafe { std::ptr::read_unaligned(bytes.as_ptr() as *const u32) };
    println!("{n:#x} {:?}", unsafe { std::mem::transmute::<u32, [u8; 4]>(n) });
}
