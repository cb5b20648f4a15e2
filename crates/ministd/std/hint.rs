//! Hints to the compiler; the simulator checks them.

use crate::intrinsics;

pub const unsafe fn unreachable_unchecked() -> ! {
    unsafe { intrinsics::unreachable() }
}

pub const unsafe fn assert_unchecked(cond: bool) {
    unsafe { intrinsics::assume(cond) }
}

pub fn black_box<T>(dummy: T) -> T {
    intrinsics::black_box(dummy)
}

pub fn spin_loop() { intrinsics::thread_yield() }
