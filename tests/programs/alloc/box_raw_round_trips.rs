//! Boxes taken apart and put together.

use std::alloc::{Layout, alloc, dealloc};

trait Speak {
    fn speak(&self) -> String;
}
struct Dog(String);
impl Speak for Dog {
    fn speak(&self) -> String {
        format!("{} barks", self.0)
    }
}
impl Drop for Dog {
    fn drop(&mut self) {
        println!("bye {}", self.0);
    }
}

fn main() {
    let raw = Box::into_raw(Box::new(Dog("a".into())));
    unsafe {
        (*raw).0.push('!');
        println!("{}", (*raw).speak());
        drop(Box::from_raw(raw));
    }
    let object: Box<dyn Speak> = Box::new(Dog("b".into()));
    let raw = Box::into_raw(object);
    println!("{}", unsafe { (*raw).speak() });
    drop(unsafe { Box::from_raw(raw) });
    let block = unsafe {
        let layout = Layout::new::<Dog>();
        let block = alloc(layout) as *mut Dog;
        block.write(Dog("c".into()));
        block
    };
    let boxed = unsafe { Box::from_raw(block) };
    println!("{}", boxed.speak());
    let inner: Dog = *boxed;
    println!("{}", inner.0);
    let leaked: &'static mut Vec<i32> = Box::leak(Box::new(vec![1]));
    leaked.push(2);
    println!("{leaked:?}");
    drop(unsafe { Box::from_raw(leaked) });
    let mut uninit = Box::<[u8; 3]>::new_uninit();
    uninit.write([1, 2, 3]);
    println!("{:?}", unsafe { uninit.assume_init() });
    let mut v = vec![1u16, 2, 3];
    let (ptr, len, cap) = (v.as_mut_ptr(), v.len(), v.capacity());
    std::mem::forget(v);
    println!("{:?}", unsafe { Vec::from_raw_parts(ptr, len, cap) });
    unsafe {
        let layout = Layout::array::<u32>(2).unwrap();
        let p = alloc(layout) as *mut u32;
        p.write(1);
        p.add(1).write(2);
        println!("{:?}", std::slice::from_raw_parts(p, 2));
        dealloc(p as *mut u8, layout);
    }
}
