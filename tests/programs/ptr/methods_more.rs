//! Raw pointers: arithmetic in elements and bytes, reading and writing in every way.

fn main() {
    let mut a = [1u32, 2, 3, 4, 5];
    let p = a.as_mut_ptr();
    unsafe {
        println!("{} {}", *p.add(2), *p.offset(4).sub(1));
        println!("{}", p.add(4).offset_from(p));
        println!("{}", p.byte_add(8).read());
        println!("{}", p.add(3).byte_offset_from(p));
        p.swap(p.add(4));
        println!("{}", p.replace(10));
        p.add(1).copy_to(p.add(2), 2);
        println!("{:?}", *(p as *const [u32; 5]));
        p.write_bytes(0xff, 1);
        println!("{:#x}", p.read());
        p.cast::<u8>().add(1).write(0);
        println!("{:#x} {}", p.read(), p.cast::<u8>().add(1).read());
        let odd = p.cast::<u8>().add(1).cast::<u32>();
        odd.write_unaligned(7);
        println!("{}", odd.read_unaligned());
        println!("{} {}", p.is_aligned(), odd.is_aligned());
        p.write_volatile(3);
        println!("{}", p.read_volatile());
        println!("{:?} {:?}", p.as_ref(), std::ptr::null::<u8>().as_ref());
        let slice = std::ptr::slice_from_raw_parts(p, 2);
        println!("{} {:?}", slice.len(), (&*slice)[0]);
        println!("{}", std::ptr::eq(p, &a[0]));
    }
    let fat: *const [u32] = &a[1..];
    println!("{} {}", fat.len(), fat.is_empty());
    let object: *const dyn std::fmt::Debug = &5u8;
    println!("{:?} {}", unsafe { &*object }, std::ptr::addr_eq(object, object as *const u8));
    let b = Box::new(5);
    let raw = Box::into_raw(b);
    unsafe { std::ptr::drop_in_place(raw) };
    drop(unsafe { Box::from_raw(raw as *mut std::mem::ManuallyDrop<i32>) });
    println!("{}", unsafe { *std::ptr::from_ref(&7) });
}
