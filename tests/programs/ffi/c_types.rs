//! The sizes of C's types, and structs and unions as C lays them out.

use std::ffi::{c_char, c_double, c_int, c_long, c_short, c_uchar, c_void};

#[repr(C)]
struct Record {
    tag: c_char,
    value: c_double,
    count: c_short,
}

#[repr(C)]
union Number {
    int: c_int,
    bytes: [c_uchar; 4],
}

#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq)]
enum Status {
    Ok = 0,
    Fail = -1,
}

fn main() {
    println!("{} {} {}", size_of::<c_char>(), size_of::<c_long>(), size_of::<*mut c_void>());
    println!("{} {}", size_of::<Record>(), align_of::<Record>());
    let number = Number { int: 0x0102_0304 };
    println!("{:?}", unsafe { number.bytes });
    println!("{} {:?}", Status::Fail as i32, Status::Ok);
    let record = Record { tag: 1, value: 0.5, count: 3 };
    println!("{} {} {}", record.tag, record.value, record.count);
}
