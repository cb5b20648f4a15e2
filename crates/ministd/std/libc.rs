//! What programs declare in `extern "C"` blocks and the C library has: a declaration there stands
//! for the function of the same name here.

use crate::{ffi::{c_char, c_int, c_void}, intrinsics, ptr};

pub unsafe fn malloc(size: usize) -> *mut c_void { unsafe { intrinsics::c_malloc(size) as *mut c_void } }

pub unsafe fn calloc(count: usize, size: usize) -> *mut c_void {
    let Some(size) = count.checked_mul(size) else { return ptr::null_mut() };
    unsafe {
        let block = malloc(size);
        ptr::write_bytes(block as *mut u8, 0, size);
        block
    }
}

pub unsafe fn realloc(block: *mut c_void, size: usize) -> *mut c_void {
    unsafe {
        if block.is_null() {
            return malloc(size);
        }
        let old = intrinsics::c_block_size(block as *mut u8);
        let new = malloc(size);
        ptr::copy_nonoverlapping(block as *const u8, new as *mut u8, if old < size { old } else { size });
        free(block);
        new
    }
}

pub unsafe fn free(block: *mut c_void) {
    if !block.is_null() {
        unsafe { intrinsics::c_free(block as *mut u8) }
    }
}

pub unsafe fn memcpy(to: *mut c_void, from: *const c_void, count: usize) -> *mut c_void {
    unsafe { ptr::copy_nonoverlapping(from as *const u8, to as *mut u8, count) };
    to
}

pub unsafe fn memmove(to: *mut c_void, from: *const c_void, count: usize) -> *mut c_void {
    unsafe { ptr::copy(from as *const u8, to as *mut u8, count) };
    to
}

pub unsafe fn memset(to: *mut c_void, byte: c_int, count: usize) -> *mut c_void {
    unsafe { ptr::write_bytes(to as *mut u8, byte as u8, count) };
    to
}

pub unsafe fn memcmp(left: *const c_void, right: *const c_void, count: usize) -> c_int {
    unsafe { intrinsics::compare_bytes(left as *const u8, right as *const u8, count) }
}

pub unsafe fn strlen(text: *const c_char) -> usize {
    let mut len = 0;
    while unsafe { *text.add(len) } != 0 {
        len += 1;
    }
    len
}

pub unsafe fn strcmp(left: *const c_char, right: *const c_char) -> c_int {
    let mut at = 0;
    loop {
        let (a, b) = unsafe { (*left.add(at) as u8, *right.add(at) as u8) };
        if a != b || a == 0 {
            return a as c_int - b as c_int;
        }
        at += 1;
    }
}

pub unsafe fn strcpy(to: *mut c_char, from: *const c_char) -> *mut c_char {
    unsafe { ptr::copy_nonoverlapping(from, to, strlen(from) + 1) };
    to
}

pub unsafe fn atoi(text: *const c_char) -> c_int {
    let mut at = 0;
    let mut value: c_int = 0;
    unsafe {
        while matches!(*text.add(at) as u8, b' ' | b'\t'..=b'\r') {
            at += 1;
        }
        let negative = *text.add(at) as u8 == b'-';
        if negative || *text.add(at) as u8 == b'+' {
            at += 1;
        }
        while (*text.add(at) as u8).is_ascii_digit() {
            value = value.wrapping_mul(10).wrapping_add((*text.add(at) as u8 - b'0') as c_int);
            at += 1;
        }
        if negative { -value } else { value }
    }
}

/// Text without the newline that it adds.
pub unsafe fn puts(text: *const c_char) -> c_int {
    unsafe {
        intrinsics::print(1, text as *const u8, strlen(text));
        intrinsics::print(1, b"\n".as_ptr(), 1);
    }
    1
}

pub unsafe fn putchar(c: c_int) -> c_int {
    let byte = c as u8;
    unsafe { intrinsics::print(1, &byte, 1) };
    byte as c_int
}

pub unsafe fn abs(value: c_int) -> c_int { value.wrapping_abs() }
pub unsafe fn labs(value: i64) -> i64 { value.wrapping_abs() }
pub unsafe fn toupper(c: c_int) -> c_int { if c >= 97 && c <= 122 { c - 32 } else { c } }
pub unsafe fn tolower(c: c_int) -> c_int { if c >= 65 && c <= 90 { c + 32 } else { c } }
pub unsafe fn isdigit(c: c_int) -> c_int { (c >= 48 && c <= 57) as c_int }
pub unsafe fn sqrt(x: f64) -> f64 { x.sqrt() }
pub unsafe fn cbrt(x: f64) -> f64 { x.cbrt() }
pub unsafe fn pow(x: f64, y: f64) -> f64 { x.powf(y) }
pub unsafe fn cos(x: f64) -> f64 { x.cos() }
pub unsafe fn sin(x: f64) -> f64 { x.sin() }
pub unsafe fn floor(x: f64) -> f64 { x.floor() }
pub unsafe fn fabs(x: f64) -> f64 { x.abs() }
pub unsafe fn abort() -> ! { intrinsics::abort() }
pub unsafe fn exit(code: c_int) -> ! { intrinsics::exit(code) }
