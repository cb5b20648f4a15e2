//! `CStr`, `CString`, `c"…"` and functions of the C library on them.

use std::ffi::{CStr, CString, c_char, c_int};

unsafe extern "C" {
    fn strlen(text: *const c_char) -> usize;
    fn atoi(text: *const c_char) -> c_int;
    fn strcmp(left: *const c_char, right: *const c_char) -> c_int;
    fn abs(value: c_int) -> c_int;
}

fn main() {
    let literal = c"hello";
    println!("{literal:?} {} {}", literal.to_bytes().len(), literal.to_bytes_with_nul().len());
    println!("{}", unsafe { strlen(literal.as_ptr()) });
    let owned = CString::new("42 apples").unwrap();
    println!("{} {}", unsafe { atoi(owned.as_ptr()) }, owned.to_str().unwrap());
    println!("{:?}", CString::new("a\0b").map_err(|e| (e.to_string(), e.nul_position())));
    let back = unsafe { CStr::from_ptr(owned.as_ptr()) };
    println!("{} {}", back.to_string_lossy(), back == owned.as_c_str());
    println!("{}", unsafe { strcmp(c"abc".as_ptr(), c"abd".as_ptr()) } < 0);
    println!("{:?}", CStr::from_bytes_with_nul(b"ok\0").unwrap());
    println!("{:?}", CStr::from_bytes_with_nul(b"no").is_err());
    println!("{:?}", CStr::from_bytes_until_nul(b"one\0two\0").unwrap());
    let raw = owned.into_raw();
    unsafe { *raw = b'7' as c_char };
    let owned = unsafe { CString::from_raw(raw) };
    println!("{owned:?}");
    println!("{}", owned.into_string().unwrap());
    println!("{}", unsafe { abs(-3) });
    println!("{}", size_of::<&CStr>());
    println!("{:?}", c"tab\t\xff");
}
