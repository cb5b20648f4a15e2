//! The operations that `ministd` asks of the machine.

use serde::{Deserialize, Serialize};

macro_rules! intrinsics {
    ($($(#[$doc:meta])* $variant:ident = $name:literal;)*) => {
        /// An operation that is native to the machine. In `ministd` each is a body-less
        /// `#[rustc_intrinsic]` function of module `intrinsics`, with the same name and the
        /// signature of `core::intrinsics` where that has it.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
        pub enum Intrinsic {
            $($(#[$doc])* $variant,)*
        }

        impl Intrinsic {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The function's name in `ministd`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The intrinsic of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

intrinsics! {
    /// `fn size_of<T>() -> usize`
    SizeOf = "size_of";
    /// `fn align_of<T>() -> usize`
    AlignOf = "align_of";
    /// `unsafe fn size_of_val<T: ?Sized>(*const T) -> usize`
    SizeOfVal = "size_of_val";
    /// `unsafe fn align_of_val<T: ?Sized>(*const T) -> usize`
    AlignOfVal = "align_of_val";
    /// `fn needs_drop<T: ?Sized>() -> bool`
    NeedsDrop = "needs_drop";
    /// `fn type_name<T: ?Sized>() -> &'static str`
    TypeName = "type_name";
    /// `fn type_id<T: ?Sized>() -> u128`
    TypeId = "type_id";
    /// `unsafe fn transmute<Src, Dst>(Src) -> Dst`
    Transmute = "transmute";
    /// `unsafe fn transmute_unchecked<Src, Dst>(Src) -> Dst`: as `transmute`, not checked by the
    /// front end for equal sizes.
    TransmuteUnchecked = "transmute_unchecked";
    /// `unsafe fn read_via_copy<T>(*const T) -> T`
    ReadViaCopy = "read_via_copy";
    /// `unsafe fn write_via_move<T>(*mut T, T)`
    WriteViaMove = "write_via_move";
    /// `unsafe fn copy<T>(*const T, *mut T, usize)`
    Copy = "copy";
    /// `unsafe fn copy_nonoverlapping<T>(*const T, *mut T, usize)`
    CopyNonoverlapping = "copy_nonoverlapping";
    /// `unsafe fn write_bytes<T>(*mut T, u8, usize)`
    WriteBytes = "write_bytes";
    /// `unsafe fn compare_bytes(*const u8, *const u8, usize) -> i32`
    CompareBytes = "compare_bytes";
    /// `unsafe fn drop_in_place<T: ?Sized>(*mut T)`: runs the drop glue.
    DropInPlace = "drop_in_place";
    /// `unsafe fn offset<T>(*const T, isize) -> *const T`: in bounds of one allocation.
    Offset = "offset";
    /// `fn arith_offset<T>(*const T, isize) -> *const T`: wrapping.
    ArithOffset = "arith_offset";
    /// `unsafe fn ptr_offset_from<T>(*const T, *const T) -> isize`
    PtrOffsetFrom = "ptr_offset_from";
    /// `fn ptr_metadata_len<T: ?Sized>(*const T) -> usize`: the length of a slice pointer.
    PtrMetadataLen = "ptr_metadata_len";
    /// `fn slice_from_raw_parts<T>(*const T, usize) -> *const [T]`
    SliceFromRawParts = "slice_from_raw_parts";
    /// `fn with_metadata_of<T: ?Sized, U>(*const U, *const T) -> *const T`: the address of the
    /// first with the length or vtable of the second.
    WithMetadataOf = "with_metadata_of";
    /// `fn ptr_addr<T: ?Sized>(*const T) -> usize`
    PtrAddr = "ptr_addr";
    /// `fn without_provenance<T>(usize) -> *const T`
    WithoutProvenance = "without_provenance";
    /// `fn discriminant_value<T>(&T) -> i128`: the discriminant, sign-extended.
    DiscriminantValue = "discriminant_value";

    /// `unsafe fn alloc(size: usize, align: usize) -> *mut u8`; null when the limit is reached.
    Alloc = "alloc";
    /// `unsafe fn alloc_zeroed(size: usize, align: usize) -> *mut u8`
    AllocZeroed = "alloc_zeroed";
    /// `unsafe fn realloc(*mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8`
    Realloc = "realloc";
    /// `unsafe fn dealloc(*mut u8, size: usize, align: usize)`
    Dealloc = "dealloc";
    /// As `alloc`, whatever the program's `#[global_allocator]` is.
    SystemAlloc = "system_alloc";
    /// As `alloc_zeroed`, likewise.
    SystemAllocZeroed = "system_alloc_zeroed";
    /// As `realloc`, likewise.
    SystemRealloc = "system_realloc";
    /// As `dealloc`, likewise.
    SystemDealloc = "system_dealloc";
    /// `unsafe fn c_malloc(size: usize) -> *mut u8`: a block that only `c_free` may free.
    CMalloc = "c_malloc";
    /// `unsafe fn c_free(*mut u8)`
    CFree = "c_free";
    /// `unsafe fn c_block_size(*mut u8) -> usize`: of a block of `c_malloc`.
    CBlockSize = "c_block_size";

    /// `fn add_with_overflow<T: Copy>(T, T) -> (T, bool)`
    AddWithOverflow = "add_with_overflow";
    /// `fn sub_with_overflow<T: Copy>(T, T) -> (T, bool)`
    SubWithOverflow = "sub_with_overflow";
    /// `fn mul_with_overflow<T: Copy>(T, T) -> (T, bool)`
    MulWithOverflow = "mul_with_overflow";
    /// `fn wrapping_add<T: Copy>(T, T) -> T`
    WrappingAdd = "wrapping_add";
    /// `fn wrapping_sub<T: Copy>(T, T) -> T`
    WrappingSub = "wrapping_sub";
    /// `fn wrapping_mul<T: Copy>(T, T) -> T`
    WrappingMul = "wrapping_mul";
    /// `fn unchecked_shl<T: Copy>(T, u32) -> T`: by the amount modulo the width.
    UncheckedShl = "unchecked_shl";
    /// `fn unchecked_shr<T: Copy>(T, u32) -> T`: by the amount modulo the width.
    UncheckedShr = "unchecked_shr";
    /// `fn rotate_left<T: Copy>(T, u32) -> T`
    RotateLeft = "rotate_left";
    /// `fn rotate_right<T: Copy>(T, u32) -> T`
    RotateRight = "rotate_right";
    /// `fn ctpop<T: Copy>(T) -> u32`
    Ctpop = "ctpop";
    /// `fn ctlz<T: Copy>(T) -> u32`
    Ctlz = "ctlz";
    /// `fn cttz<T: Copy>(T) -> u32`
    Cttz = "cttz";
    /// `fn bswap<T: Copy>(T) -> T`
    Bswap = "bswap";
    /// `fn bitreverse<T: Copy>(T) -> T`
    Bitreverse = "bitreverse";

    /// `fn float_unary<T: Copy>(op: u8, T) -> T`: the functions of libm that take one float.
    /// 0 sqrt, 1 floor, 2 ceil, 3 round, 4 trunc, 5 abs, 6 sin, 7 cos, 8 tan, 9 exp, 10 ln,
    /// 11 log10, 12 log2, 13 exp2, 14 asin, 15 acos, 16 atan, 17 sinh, 18 cosh, 19 tanh, 20 cbrt,
    /// 21 round_ties_even, 22 exp_m1, 23 ln_1p, 24 asinh, 25 acosh, 26 atanh.
    FloatUnary = "float_unary";
    /// `fn float_binary<T: Copy>(op: u8, T, T) -> T`: 0 powf, 1 atan2, 2 hypot, 3 copysign,
    /// 4 minimum as `min`, 5 maximum as `max`, 6 log(self, base).
    FloatBinary = "float_binary";
    /// `fn float_powi<T: Copy>(T, i32) -> T`
    FloatPowi = "float_powi";
    /// `fn float_mul_add<T: Copy>(T, T, T) -> T`
    FloatMulAdd = "float_mul_add";

    /// `unsafe fn group_match(*const u8, u8) -> u16`: which of 16 bytes are equal to a byte; the first
    /// is the lowest bit. What SSE2's `pcmpeqb` and `pmovmskb` do.
    GroupMatch = "group_match";
    /// `unsafe fn group_mask(*const u8) -> u16`: the highest bits of 16 bytes, as `pmovmskb`.
    GroupMask = "group_mask";

    /// `unsafe fn format_int(value: u128, radix: u32, upper: bool, out: *mut u8) -> usize`: writes
    /// the digits without sign or prefix (at most 128 bytes), returns how many.
    FormatInt = "format_int";
    /// `unsafe fn format_float<T: Copy>(value: T, style: u32, precision: usize, out: *mut u8,
    /// capacity: usize) -> usize`: the digits of the absolute value. Style 0 `{}`, 1 `{:?}`,
    /// 2 `{:e}`, 3 `{:E}`; `precision` is `usize::MAX` for the shortest that reads back. Returns
    /// the length, also when it is more than `capacity` and nothing was written.
    FormatFloat = "format_float";
    /// `unsafe fn parse_float<T: Copy>(*const u8, usize, out: *mut T) -> bool`: as `str::parse`.
    ParseFloat = "parse_float";
    /// `unsafe fn char_is(char, class: u8) -> bool`: Unicode tables. 0 alphabetic, 1 numeric,
    /// 2 whitespace, 3 uppercase, 4 lowercase, 5 control, 6 printed as itself by `Debug`,
    /// 7 grapheme extend.
    CharIs = "char_is";
    /// `unsafe fn char_convert(char, upper: bool, out: *mut [char; 3])`: case conversion; unused
    /// places are `'\0'`.
    CharConvert = "char_convert";

    /// `unsafe fn print(stream: u32, *const u8, usize)`: 1 stdout, 2 stderr.
    Print = "print";
    /// `fn abort() -> !`
    Abort = "abort";
    /// `fn exit(i32) -> !`
    Exit = "exit";
    /// `unsafe fn unreachable() -> !`: reaching it is undefined behaviour.
    Unreachable = "unreachable";
    /// `unsafe fn start_panic(message: *const u8, len: usize, payload: *mut u8, told: bool) -> !`:
    /// prints the panic message for the caller's location, unless it is told, and unwinds. A null payload stands for the message
    /// as a `&'static str`, address 1 for the message as a `String`: it is made when it is caught.
    StartPanic = "start_panic";
    /// `unsafe fn catch_unwind(f: fn(*mut u8), data: *mut u8, payload: *mut *mut u8) -> bool`:
    /// whether `f(data)` panicked.
    CatchUnwind = "catch_unwind";
    /// `unsafe fn resume_panic(payload: *mut u8) -> !`: unwinds without a message.
    ResumePanic = "resume_panic";
    /// `fn caught_message() -> &'static str`: what the panic said that `catch_unwind` caught last.
    CaughtMessage = "caught_message";
    /// `fn panicking() -> bool`
    Panicking = "panicking";
    /// `fn caller_location() -> &'static Location<'static>`
    CallerLocation = "caller_location";

    /// `unsafe fn atomic_load<T: Copy>(*const T, order: u8) -> T`. Orders are numbered as
    /// `std::sync::atomic::Ordering` declares them: 0 Relaxed, 1 Release, 2 Acquire, 3 AcqRel,
    /// 4 SeqCst.
    AtomicLoad = "atomic_load";
    /// `unsafe fn atomic_store<T: Copy>(*mut T, T, order: u8)`
    AtomicStore = "atomic_store";
    /// `unsafe fn atomic_rmw<T: Copy>(op: u8, *mut T, T, order: u8) -> T`: the value before. 0 swap,
    /// 1 add, 2 sub, 3 and, 4 nand, 5 or, 6 xor, 7 max, 8 min, 9 unsigned max, 10 unsigned min.
    AtomicRmw = "atomic_rmw";
    /// `unsafe fn atomic_cxchg<T: Copy>(*mut T, old: T, new: T, success: u8, failure: u8) ->
    /// (T, bool)`: the value before, and whether it was `old` and is now `new`.
    AtomicCxchg = "atomic_cxchg";
    /// `fn atomic_fence(order: u8)`
    AtomicFence = "atomic_fence";
    /// `unsafe fn futex_wait(*const u32, expected: u32, timeout: u64, what: u8, object: *const u8) ->
    /// bool`: while the word holds `expected`, blocks the thread until it is woken. False when
    /// `timeout` nanoseconds have passed instead; `u64::MAX` waits for ever. For sentences: `what`
    /// tells what is waited for, in the order of the machine's `WaitFor`, and `object` is the lock,
    /// channel … itself.
    FutexWait = "futex_wait";
    /// `unsafe fn futex_wake(*const u32, count: u32) -> u32`: wakes threads that wait at this
    /// address, the longest waiting first; how many.
    FutexWake = "futex_wake";
    /// `fn sync_note(kind: u8, object: *const u8)`: the running thread acquired (0) or released (1)
    /// a lock, so that sentences can tell and a deadlock be explained; began (2) or ended (3) an
    /// initialisation that others wait for. No effect on the run.
    SyncNote = "sync_note";
    /// `unsafe fn thread_spawn(f: fn(*mut u8), data: *mut u8, stack_size: usize, name: *const u8,
    /// name_len: usize) -> u64`: the number of the new thread, which calls `f(data)`; a name of 0
    /// bytes is none.
    ThreadSpawn = "thread_spawn";
    /// `fn thread_join(thread: u64)`: blocks until that thread has ended.
    ThreadJoin = "thread_join";
    /// `fn thread_yield()`
    ThreadYield = "thread_yield";
    /// `fn thread_sleep(nanoseconds: u64)`
    ThreadSleep = "thread_sleep";
    /// `fn thread_current() -> u64`: its number; `main` is 0.
    ThreadCurrent = "thread_current";
    /// `unsafe fn thread_local_storage<T>(key: *const u8) -> *mut T`: memory of the running thread for
    /// a key, zeroed when it is first asked for.
    ThreadLocalStorage = "thread_local_storage";
    /// `fn clock_now() -> u64`: nanoseconds since the start of the program, on the simulated clock.
    ClockNow = "clock_now";

    /// `fn unsupported(&str) -> !`: something that has no meaning in the simulator, and why.
    Unsupported = "unsupported";
    /// `unsafe fn unchecked_add<T: Copy>(T, T) -> T`: overflow is undefined behaviour.
    UncheckedAdd = "unchecked_add";
    /// `unsafe fn unchecked_sub<T: Copy>(T, T) -> T`: overflow is undefined behaviour.
    UncheckedSub = "unchecked_sub";
    /// `unsafe fn unchecked_mul<T: Copy>(T, T) -> T`: overflow is undefined behaviour.
    UncheckedMul = "unchecked_mul";
    /// `unsafe fn assume(bool)`: `false` is undefined behaviour.
    Assume = "assume";
    /// `fn black_box<T>(T) -> T`
    BlackBox = "black_box";
}
