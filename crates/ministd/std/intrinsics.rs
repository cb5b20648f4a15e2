//! What the machine does natively. The names and signatures are those of `mir::Intrinsic`.

use crate::marker::Tuple;
use crate::panic::Location;

#[rustc_intrinsic] pub const fn size_of<T>() -> usize;
#[rustc_intrinsic] pub const fn align_of<T>() -> usize;
#[rustc_intrinsic] pub const unsafe fn size_of_val<T: ?Sized>(ptr: *const T) -> usize;
#[rustc_intrinsic] pub const unsafe fn align_of_val<T: ?Sized>(ptr: *const T) -> usize;
#[rustc_intrinsic] pub const fn needs_drop<T: ?Sized>() -> bool;
#[rustc_intrinsic] pub const fn type_name<T: ?Sized>() -> &'static str;
#[rustc_intrinsic] pub const fn type_id<T: ?Sized>() -> u128;
/// Calls a closure that is moved out of memory, also behind `dyn FnOnce`.
#[rustc_intrinsic] pub unsafe fn call_once_in_place<F: FnOnce<Args> + ?Sized, Args: Tuple>(f: *mut F, args: Args) -> F::Output;
#[rustc_intrinsic] pub const unsafe fn transmute<Src, Dst>(src: Src) -> Dst;
#[rustc_intrinsic] pub const unsafe fn transmute_unchecked<Src, Dst>(src: Src) -> Dst;
#[rustc_intrinsic] pub const unsafe fn read_via_copy<T>(ptr: *const T) -> T;
#[rustc_intrinsic] pub const unsafe fn write_via_move<T>(ptr: *mut T, value: T);
#[rustc_intrinsic] pub const unsafe fn copy<T>(src: *const T, dst: *mut T, count: usize);
#[rustc_intrinsic] pub const unsafe fn copy_nonoverlapping<T>(src: *const T, dst: *mut T, count: usize);
#[rustc_intrinsic] pub const unsafe fn write_bytes<T>(dst: *mut T, val: u8, count: usize);
#[rustc_intrinsic] pub const unsafe fn compare_bytes(left: *const u8, right: *const u8, bytes: usize) -> i32;
#[rustc_intrinsic] pub unsafe fn drop_in_place<T: ?Sized>(to_drop: *mut T);
#[rustc_intrinsic] pub const unsafe fn offset<T>(ptr: *const T, count: isize) -> *const T;
#[rustc_intrinsic] pub const fn arith_offset<T>(ptr: *const T, count: isize) -> *const T;
#[rustc_intrinsic] pub const unsafe fn ptr_offset_from<T>(ptr: *const T, base: *const T) -> isize;
#[rustc_intrinsic] pub const fn ptr_metadata_len<T: ?Sized>(ptr: *const T) -> usize;
#[rustc_intrinsic] pub const fn slice_from_raw_parts<T>(ptr: *const T, len: usize) -> *const [T];
#[rustc_intrinsic] pub const fn with_metadata_of<T: ?Sized, U>(ptr: *const U, meta: *const T) -> *const T;
#[rustc_intrinsic] pub const fn ptr_addr<T: ?Sized>(ptr: *const T) -> usize;
#[rustc_intrinsic] pub const fn without_provenance<T>(addr: usize) -> *const T;
#[rustc_intrinsic] pub const fn discriminant_value<T>(v: &T) -> i128;

#[rustc_intrinsic] pub unsafe fn alloc(size: usize, align: usize) -> *mut u8;
#[rustc_intrinsic] pub unsafe fn alloc_zeroed(size: usize, align: usize) -> *mut u8;
#[rustc_intrinsic] pub unsafe fn realloc(ptr: *mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8;
#[rustc_intrinsic] pub unsafe fn dealloc(ptr: *mut u8, size: usize, align: usize);
#[rustc_intrinsic] pub unsafe fn system_alloc(size: usize, align: usize) -> *mut u8;
#[rustc_intrinsic] pub unsafe fn system_alloc_zeroed(size: usize, align: usize) -> *mut u8;
#[rustc_intrinsic] pub unsafe fn system_realloc(ptr: *mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8;
#[rustc_intrinsic] pub unsafe fn system_dealloc(ptr: *mut u8, size: usize, align: usize);
#[rustc_intrinsic] pub unsafe fn c_malloc(size: usize) -> *mut u8;
#[rustc_intrinsic] pub unsafe fn c_free(ptr: *mut u8);
#[rustc_intrinsic] pub unsafe fn c_block_size(ptr: *mut u8) -> usize;

#[rustc_intrinsic] pub const fn add_with_overflow<T: Copy>(x: T, y: T) -> (T, bool);
#[rustc_intrinsic] pub const fn sub_with_overflow<T: Copy>(x: T, y: T) -> (T, bool);
#[rustc_intrinsic] pub const fn mul_with_overflow<T: Copy>(x: T, y: T) -> (T, bool);
#[rustc_intrinsic] pub const fn wrapping_add<T: Copy>(x: T, y: T) -> T;
#[rustc_intrinsic] pub const fn wrapping_sub<T: Copy>(x: T, y: T) -> T;
#[rustc_intrinsic] pub const fn wrapping_mul<T: Copy>(x: T, y: T) -> T;
#[rustc_intrinsic] pub const unsafe fn unchecked_add<T: Copy>(x: T, y: T) -> T;
#[rustc_intrinsic] pub const unsafe fn unchecked_sub<T: Copy>(x: T, y: T) -> T;
#[rustc_intrinsic] pub const unsafe fn unchecked_mul<T: Copy>(x: T, y: T) -> T;
#[rustc_intrinsic] pub const unsafe fn assume(b: bool);
#[rustc_intrinsic] pub const fn unchecked_shl<T: Copy>(x: T, n: u32) -> T;
#[rustc_intrinsic] pub const fn unchecked_shr<T: Copy>(x: T, n: u32) -> T;
#[rustc_intrinsic] pub const fn rotate_left<T: Copy>(x: T, n: u32) -> T;
#[rustc_intrinsic] pub const fn rotate_right<T: Copy>(x: T, n: u32) -> T;
#[rustc_intrinsic] pub const fn ctpop<T: Copy>(x: T) -> u32;
#[rustc_intrinsic] pub const fn ctlz<T: Copy>(x: T) -> u32;
#[rustc_intrinsic] pub const fn cttz<T: Copy>(x: T) -> u32;
#[rustc_intrinsic] pub const fn bswap<T: Copy>(x: T) -> T;
#[rustc_intrinsic] pub const fn bitreverse<T: Copy>(x: T) -> T;

#[rustc_intrinsic] pub const fn float_unary<T: Copy>(op: u8, x: T) -> T;
#[rustc_intrinsic] pub const fn float_binary<T: Copy>(op: u8, x: T, y: T) -> T;
#[rustc_intrinsic] pub const fn float_powi<T: Copy>(x: T, n: i32) -> T;
#[rustc_intrinsic] pub const fn float_mul_add<T: Copy>(x: T, a: T, b: T) -> T;

#[rustc_intrinsic] pub unsafe fn group_match(ctrl: *const u8, byte: u8) -> u16;
#[rustc_intrinsic] pub unsafe fn group_mask(ctrl: *const u8) -> u16;

#[rustc_intrinsic] pub unsafe fn format_int(value: u128, radix: u32, upper: bool, out: *mut u8) -> usize;
#[rustc_intrinsic] pub unsafe fn format_float<T: Copy>(value: T, style: u32, precision: usize, out: *mut u8, capacity: usize) -> usize;
#[rustc_intrinsic] pub unsafe fn parse_float<T: Copy>(ptr: *const u8, len: usize, out: *mut T) -> bool;
#[rustc_intrinsic] pub const unsafe fn char_is(c: char, class: u8) -> bool;
#[rustc_intrinsic] pub const unsafe fn char_convert(c: char, upper: bool, out: *mut [char; 3]);

#[rustc_intrinsic] pub unsafe fn print(stream: u32, ptr: *const u8, len: usize);
#[rustc_intrinsic] pub fn abort() -> !;
#[rustc_intrinsic] pub fn exit(code: i32) -> !;
#[rustc_intrinsic] pub const unsafe fn unreachable() -> !;
#[rustc_intrinsic] #[track_caller] pub const unsafe fn start_panic(message: *const u8, len: usize, payload: *mut u8, told: bool) -> !;
#[rustc_intrinsic] pub unsafe fn catch_unwind(f: fn(*mut u8), data: *mut u8, payload: *mut *mut u8) -> bool;
#[rustc_intrinsic] pub unsafe fn resume_panic(payload: *mut u8) -> !;
#[rustc_intrinsic] pub fn caught_message() -> &'static str;
#[rustc_intrinsic] pub fn panicking() -> bool;
#[rustc_intrinsic] #[track_caller] pub const fn caller_location() -> &'static Location<'static>;

#[rustc_intrinsic] pub unsafe fn atomic_load<T: Copy>(src: *const T, order: u8) -> T;
#[rustc_intrinsic] pub unsafe fn atomic_store<T: Copy>(dst: *mut T, val: T, order: u8);
#[rustc_intrinsic] pub unsafe fn atomic_rmw<T: Copy>(op: u8, dst: *mut T, val: T, order: u8) -> T;
#[rustc_intrinsic] pub unsafe fn atomic_cxchg<T: Copy>(dst: *mut T, old: T, new: T, success: u8, failure: u8) -> (T, bool);
#[rustc_intrinsic] pub fn atomic_fence(order: u8);
#[rustc_intrinsic] pub unsafe fn futex_wait(futex: *const u32, expected: u32, timeout: u64, what: u8, object: *const u8) -> bool;
#[rustc_intrinsic] pub unsafe fn futex_wake(futex: *const u32, count: u32) -> u32;
#[rustc_intrinsic] pub fn sync_note(kind: u8, object: *const u8);
#[rustc_intrinsic] pub unsafe fn thread_spawn(f: fn(*mut u8), data: *mut u8, stack_size: usize, name: *const u8, name_len: usize) -> u64;
#[rustc_intrinsic] pub fn thread_join(thread: u64);
#[rustc_intrinsic] pub fn thread_yield();
#[rustc_intrinsic] pub fn thread_sleep(nanoseconds: u64);
#[rustc_intrinsic] pub fn thread_current() -> u64;
#[rustc_intrinsic] pub unsafe fn thread_local_storage<T>(key: *const u8) -> *mut T;
#[rustc_intrinsic] pub fn clock_now() -> u64;

#[rustc_intrinsic] pub fn unsupported(why: &str) -> !;
#[rustc_intrinsic] pub fn black_box<T>(dummy: T) -> T;
