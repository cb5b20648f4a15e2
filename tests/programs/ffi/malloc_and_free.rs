//! Memory from C: `malloc`, `calloc`, `realloc`, `free`, `memcpy`, `memset`.

use std::ffi::c_void;

unsafe extern "C" {
    fn malloc(size: usize) -> *mut c_void;
    fn calloc(count: usize, size: usize) -> *mut c_void;
    fn realloc(block: *mut c_void, size: usize) -> *mut c_void;
    fn free(block: *mut c_void);
    fn memcpy(to: *mut c_void, from: *const c_void, count: usize) -> *mut c_void;
    fn memset(to: *mut c_void, byte: i32, count: usize) -> *mut c_void;
}

struct Buffer {
    ptr: *mut i32,
    len: usize,
}

impl Buffer {
    fn new(len: usize) -> Self {
        let ptr = unsafe { calloc(len, size_of::<i32>()) } as *mut i32;
        assert!(!ptr.is_null());
        Self { ptr, len }
    }
    fn grow(&mut self, len: usize) {
        self.ptr = unsafe { realloc(self.ptr as *mut c_void, len * size_of::<i32>()) } as *mut i32;
        for i in self.len..len {
            unsafe { self.ptr.add(i).write(-1) };
        }
        self.len = len;
    }
    fn as_slice(&mut self) -> &mut [i32] {
        unsafe { std::slice::from_raw_parts_mut(self.ptr, self.len) }
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        unsafe { free(self.ptr as *mut c_void) }
        println!("freed");
    }
}

fn main() {
    let mut buffer = Buffer::new(3);
    buffer.as_slice()[1] = 5;
    buffer.grow(5);
    println!("{:?}", buffer.as_slice());
    unsafe {
        let block = malloc(8) as *mut u8;
        memset(block as *mut c_void, 0x41, 8);
        memcpy(block as *mut c_void, b"hi".as_ptr() as *const c_void, 2);
        println!("{}", std::str::from_utf8(std::slice::from_raw_parts(block, 8)).unwrap());
        free(block as *mut c_void);
        free(std::ptr::null_mut());
    }
}
