use std::mem::{self, ManuallyDrop, MaybeUninit};
use std::ptr::{self, NonNull};

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let mut a = [1u32, 2, 3, 4];
    let p = a.as_mut_ptr();
    unsafe {
        p.add(1).write(20);
        println!("{} {}", *p.add(1), p.add(3).read());
        println!("{} {}", p.add(3).offset_from(p), p.add(3).byte_sub(4).read());
        ptr::swap(p, p.add(3));
        ptr::copy(p, p.add(1), 2);
        println!("{}", ptr::replace(&mut a[0], 7));
        // Another pointer: the borrow of `a[0]` ended the first one.
        let p = a.as_mut_ptr();
        p.write_bytes(0xFF, 1);
        println!("{:?}", a);
    }
    let (x, y) = (1, 1);
    println!("{} {}", ptr::eq(&x, &y), ptr::addr_eq(&x as *const i32, &x));
    println!("{:?} {}", NonNull::new(ptr::null_mut::<u8>()), ptr::null::<i32>().is_null());
    let mut value = 5;
    let mut nn = NonNull::from(&mut value);
    unsafe { *nn.as_mut() += 1 };
    println!("{} {}", unsafe { nn.as_ref() }, unsafe { nn.cast::<u8>().read() });
    let slice = ptr::slice_from_raw_parts(a.as_ptr(), 2);
    println!("{} {:?}", slice.len(), unsafe { &*slice });
    #[repr(C, packed)]
    struct Packed(u8, u32);
    let packed = Packed(1, 0x01020304);
    println!("{:x}", unsafe { ptr::addr_of!(packed.1).read_unaligned() });
    println!("{}", packed.0);

    let mut array: [MaybeUninit<Loud>; 2] = [const { MaybeUninit::uninit() }; 2];
    array[0].write(Loud("a"));
    array[1].write(Loud("b"));
    unsafe { array[1].assume_init_drop() };
    println!("{}", unsafe { array[0].assume_init_ref() }.0);
    unsafe { ptr::drop_in_place(array[0].as_mut_ptr()) };
    let kept = ManuallyDrop::new(Loud("kept"));
    println!("{}", kept.0);
    mem::forget(Loud("forgotten"));
    let mut loud = Loud("old");
    drop(mem::replace(&mut loud, Loud("new")));
    let raw = Box::into_raw(Box::new(Loud("boxed")));
    drop(unsafe { Box::from_raw(raw) });
    println!("{} {}", mem::needs_drop::<Loud>(), mem::discriminant(&Some(1)) == mem::discriminant(&Some(2)));
    println!("{} {:?}", unsafe { mem::transmute::<f32, u32>(1.0) }, unsafe { mem::zeroed::<(u8, i64)>() });
}
