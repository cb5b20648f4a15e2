//! `Layout`: sizes, alignments, and putting layouts together.

use std::alloc::Layout;

#[repr(C)]
struct Mixed {
    a: u8,
    b: u32,
    c: u16,
}

fn main() {
    let (mut layout, mut offsets) = (Layout::new::<u8>(), vec![0]);
    for next in [Layout::new::<u32>(), Layout::new::<u16>()] {
        let (wider, at) = layout.extend(next).unwrap();
        layout = wider;
        offsets.push(at);
    }
    let padded = layout.pad_to_align();
    println!("{offsets:?} {} {} {}", layout.size(), padded.size(), padded == Layout::new::<Mixed>());
    println!("{:?}", Layout::from_size_align(10, 3).is_err());
    println!("{}", Layout::from_size_align(usize::MAX, 8).unwrap_err());
    println!("{:?}", Layout::array::<u16>(5).unwrap());
    println!("{:?}", Layout::for_value(&[1u64, 2]));
    println!("{:?}", Layout::new::<u8>().align_to(8).unwrap());
    println!("{}", Layout::for_value("hello").size());
    println!("{}", Layout::array::<u64>(usize::MAX).is_err());
}
