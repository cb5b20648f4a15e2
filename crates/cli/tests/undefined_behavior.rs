//! Each kind of undefined behaviour by its name, in the line that does it.

use std::{cell::RefCell, rc::Rc};

use analysis::{Edition, World};
use cli::{RunOptions, Verdict, verdict};
use machine::{Aliasing, Config, Machine, Trace};

fn run(source: &str) -> Verdict {
    thread_local! {
        static WORLD: RefCell<World> = RefCell::new(World::new(Edition::default()));
    }
    WORLD.with_borrow_mut(|world| {
        world.set_source(source);
        let (max_steps, max_memory, max_output) = (2_000_000, 1 << 20, 10_000);
        let limits = RunOptions { max_steps, max_memory, max_output, ..RunOptions::default() };
        verdict(world, limits)
    })
}

/// A program that is in order.
#[track_caller]
fn fine(body: &str) {
    let verdict = run(&format!("#![allow(warnings)]\nfn main() {{ unsafe {{\n{body}\n}} }}\n"));
    assert_eq!((verdict.status, verdict.ub), ("ok", None));
}

/// `//~` ends the line that does it.
#[track_caller]
fn check(kind: &str, body: &str) {
    let source = format!("#![allow(warnings)]\nfn main() {{ unsafe {{\n{body}\n}} }}\n");
    let line = source.lines().position(|line| line.contains("//~")).map(|at| at as u32 + 1);
    let verdict = run(&source);
    let found = verdict.ub.as_ref().map(|ub| (ub.kind, Some(ub.line)));
    assert_eq!(found, Some((kind, line)), "{verdict:?}");
}

#[test]
fn memory_that_is_not_there() {
    check("use_after_free", "let p = Box::into_raw(Box::new(1)); drop(Box::from_raw(p));\n*p; //~");
    check("use_after_free", "let p: *const i32 = { let x = 1; &raw const x };\nlet y = *p; //~");
    check(
        "double_free",
        "let p = Box::into_raw(Box::new(1)); drop(Box::from_raw(p));\ndrop(Box::from_raw(p)); //~",
    );
    check("out_of_bounds", "let a = [1, 2]; let p = a.as_ptr();\nlet q = p.add(3); //~");
    check("out_of_bounds", "let a = [1, 2]; let p = a.as_ptr();\nlet q = *p.wrapping_add(2); //~");
    check("null_pointer", "let p: *const i32 = std::ptr::null();\nlet x = *p; //~");
    check("dangling_pointer", "let p = 0x10_0000 as *const i32;\nlet x = *p; //~");
    check(
        "dangling_reference",
        "let p: *const i32 = { let x = 1; &raw const x };\nlet y = &*p; //~",
    );
    check(
        "wrong_layout",
        "use std::alloc::*; let p = alloc(Layout::new::<u64>());\ndealloc(p, Layout::new::<u32>()); //~",
    );
    check(
        "invalid_free",
        "use std::alloc::*; let mut x = 1u8;\ndealloc(&raw mut x, Layout::new::<u8>()); //~",
    );
    check("read_only_write", "static X: i32 = 1; let p = &raw const X as *mut i32;\n*p = 2; //~");
}

#[test]
fn integers_are_no_pointers() {
    check(
        "dangling_pointer",
        "let p = &raw const *&7u8; let n: usize = std::mem::transmute(p);\n\
         let q: *const u8 = std::mem::transmute(n);\nlet x = *q; //~",
    );
    check(
        "dangling_pointer",
        "let x = 3; let p = std::ptr::with_exposed_provenance::<i32>((&raw const x).addr());\n\
         let y = *p; //~",
    );
    check("dangling_reference", "let r: &i32 = std::mem::transmute(16usize); //~");
    fine("let x = 3; let n = &raw const x as usize; assert_eq!(*(n as *const i32), 3);");
    fine(
        "let x = 3u8; let n = (&raw const x).wrapping_add(900).expose_provenance();\n\
         assert_eq!(*std::ptr::with_exposed_provenance::<u8>(n).wrapping_sub(900), 3);",
    );
}

#[test]
fn padding_is_not_copied() {
    check(
        "uninitialized",
        "let mut a = [0u32; 2]; let p = &raw mut a as *mut (u8, u32);\nlet v = *p; p.write(v);\n\
         let b = p as *const u8; let x = (*p).0; let at = if &raw const (*p).0 as usize == p as usize { 1 } else { 5 };\n\
         let y = *b.add(at); //~",
    );
}

#[test]
fn blocks_of_c() {
    let c = "unsafe extern \"C\" { fn malloc(n: usize) -> *mut u8; fn free(p: *mut u8); }";
    check(
        "invalid_free",
        &format!("{c} let p = malloc(16);\ndrop(Box::from_raw(p as *mut u128)); //~"),
    );
    check(
        "invalid_free",
        &format!("{c} let p = Box::into_raw(Box::new(1u128));\nfree(p as *mut u8); //~"),
    );
    check("double_free", &format!("{c} let p = malloc(4); free(p);\nfree(p); //~"));
    fine(&format!("{c} let p = malloc(0); free(p); free(std::ptr::null_mut());"));
}

#[test]
fn trees_allow_what_stacks_do_not() {
    let run = |source: &str, aliasing| {
        let mut world = World::new(Edition::default());
        world.set_source(source);
        let verdict = verdict(&world, RunOptions { aliasing, ..RunOptions::default() });
        verdict.ub.map(|ub| (ub.kind, ub.line))
    };
    let both = |source, stacked, tree| {
        assert_eq!(run(source, Aliasing::Stacked), stacked, "{source}");
        assert_eq!(run(source, Aliasing::Tree), tree, "{source}");
    };
    // A `&mut` that nobody writes through does not end others.
    let unused = "fn main() { unsafe {\nlet mut x = 1; let p = &raw mut x; let r = &mut *p;\n\
                  let y = *p;\nlet s = &mut *p; *p = 2;\n} }";
    both(unused, None, None);
    let beyond = "fn main() { unsafe {\nlet mut a = [1, 2]; let p = (&mut a[0]) as *mut i32;\n\
                  *p.add(1) = 3;\n} }";
    both(beyond, Some(("aliasing", 3)), None);
    let ended = "fn main() { unsafe {\nlet mut x = 1; let r = &mut *(&raw mut x); *r = 2;\nx = 3;\n\
                 *r = 4;\n} }";
    both(ended, Some(("aliasing", 4)), Some(("aliasing", 4)));
    let shared = "fn main() { unsafe {\nlet mut x = 1; let p = &raw mut x; let r = &*p;\n*p = 2;\n\
                  let y = *r;\n} }";
    both(shared, Some(("aliasing", 4)), Some(("aliasing", 4)));
    let argument = "fn f(r: &mut i32, p: *mut i32) {\nunsafe { *r = 1;\n*p = 2;\n} }\n\
                    fn main() { let mut x = 0; let p = &raw mut x; f(unsafe { &mut *p }, p); }";
    both(argument, Some(("aliasing", 3)), Some(("aliasing", 3)));
}

#[test]
fn bytes_that_are_no_value() {
    check(
        "uninitialized",
        "let x = std::mem::MaybeUninit::<u8>::uninit();\nlet y: u8 = x.assume_init(); //~",
    );
    check("invalid_value", "let x: bool = \nstd::mem::transmute(2u8); //~");
    check("invalid_value", "let x: char = \nstd::mem::transmute(0xD800u32); //~");
    check("invalid_value", "enum E { A, B }\nlet x: E = std::mem::transmute(7u8); //~");
    check("invalid_value", "let x: &u8 = \nstd::mem::transmute(0usize); //~");
    check("invalid_value", "let x: fn() = \nstd::mem::transmute(8usize); //~");
    check(
        "misaligned",
        "let a = [0u8; 8]; let p = a.as_ptr().wrapping_add((a.as_ptr() as usize) % 2 + 1) as *const u16; let p = if p as usize % 2 == 0 { p.cast::<u8>().wrapping_add(1).cast() } else { p };\nlet x = *p; //~",
    );
}

#[test]
fn borrows() {
    check(
        "aliasing",
        "let mut x = 1; let a = &mut x; let p = a as *mut i32; *a = 2; let b = &mut x;\n*p = 3; //~",
    );
    check(
        "aliasing",
        "let mut x = 1; let r: *mut i32 = &mut x; let s = &*r; *r = 2;\nlet y = *s; //~",
    );
    check("aliasing", "let x = 1; let p = &x as *const i32 as *mut i32;\n*p = 2; //~");
    check(
        "aliasing",
        "fn f(a: &mut i32, p: *mut i32) { unsafe {\n*p = 1; //~\n*a = 2; } } let mut x = 1; let p = &raw mut x; f(&mut *p, p);",
    );
}

#[test]
fn calls_and_operations() {
    check("unreachable", "\nstd::hint::unreachable_unchecked(); //~");
    check("invalid_operation", "let x = u8::MAX;\nlet y = x.unchecked_add(1); //~");
    check("invalid_operation", "let x = u8::MAX;\nstd::hint::assert_unchecked(x == 1); //~");
    check(
        "invalid_call",
        "fn f(x: i32) {} let g: fn(f32) = std::mem::transmute(f as fn(i32));\ng(1.0); //~",
    );
    check(
        "overlap",
        "let mut a = [1, 2, 3]; let p = a.as_mut_ptr();\nstd::ptr::copy_nonoverlapping(p, p.add(1), 2); //~",
    );
}

#[test]
fn the_life_of_a_borrow_is_told() {
    let source = "fn main() {\n    let mut x = 1;\n    let p = &raw mut x;\n    let r = unsafe { &*p };\n    unsafe { *p = 2 };\n    let y = *r;\n}\n";
    let ub = run(source).ub.unwrap();
    assert_eq!((ub.kind, ub.line, ub.borrowed, ub.ended), ("aliasing", 6, Some(4), Some(5)));
    assert_eq!(
        ub.message,
        "reading 4 bytes through a `&` reference that was made in line 4 and ended when line 5 \
         wrote there"
    );
}

#[test]
fn what_is_allowed_stays_free_of_undefined_behaviour() {
    for source in [
        // Two-phase borrows, reborrows, splitting, cells, raw pointers that take turns.
        "fn main() { let mut v = vec![1]; v.push(v.len()); let (a, b) = v.split_at_mut(1); a[0] += b[0]; println!(\"{v:?}\"); }",
        "use std::cell::{Cell, RefCell}; fn main() { let c = Cell::new(1); let (a, b) = (&c, &c); a.set(2); b.set(a.get() + 1); let r = RefCell::new(vec![1]); r.borrow_mut().push(2); println!(\"{} {:?}\", c.get(), r); }",
        "fn main() { let mut x = 1; let p = &raw mut x; unsafe { *p = 2; let r = &mut *p; *r += 1; *p += 1; } println!(\"{x}\"); }",
        "fn f<'a>(a: &'a mut [i32], i: usize) -> &'a mut i32 { &mut a[i] } fn main() { let mut a = [1, 2, 3]; *f(&mut a, 1) = 5; for x in a.iter_mut() { *x += 1; } println!(\"{a:?}\"); }",
        "fn main() { let mut x = 5; let address = &raw mut x as usize; let p = address as *mut i32; unsafe { *p = 6 }; println!(\"{x}\"); }",
    ] {
        let verdict = run(source);
        assert_eq!(verdict.status, "ok", "{source}: {verdict:?}");
    }
}

#[test]
fn leaks_are_listed_where_they_were_allocated() {
    let verdict = run("fn main() {\n    let a = Box::new(1u64);\n    std::mem::forget(a);\n}\n");
    let leaked: Vec<_> = verdict.leaked.iter().map(|leak| (leak.line, leak.size)).collect();
    assert_eq!(leaked, [(2, 8)]);
}

/// Programs that want everything: the run ends, the host goes on.
#[test]
fn limits_end_a_run() {
    for (source, reason) in [
        ("fn main() { loop {} }", "stopped after 2000000 steps"),
        ("fn f(n: u64) -> u64 { f(n + 1) + 1 } fn main() { f(0); }", "the stack overflowed"),
        (
            "fn main() { let v: Vec<u8> = Vec::with_capacity(1 << 30); }",
            "the program asked for more than 1 MiB of heap",
        ),
        (
            "fn main() { let v = vec![7u64; 1 << 27]; }",
            "the program asked for more than 1 MiB of heap",
        ),
        (
            "fn main() { let mut v = Vec::new(); loop { v.push([0u64; 1024]); } }",
            "the program asked for more than 1 MiB of heap",
        ),
        ("fn main() { loop { println!(\"and so on\"); } }", "more than 10000 bytes were printed"),
    ] {
        let verdict = run(source);
        assert_eq!(
            (verdict.status, verdict.reason.as_deref()),
            ("timeout", Some(reason)),
            "{source}"
        );
    }
}

/// A moment is a checkpoint run forward: borrows are part of both.
#[test]
fn a_replay_has_the_borrows_of_the_run() {
    let source = "fn add(v: &mut Vec<u32>, n: u32) { v.push(n); }\nfn main() { let mut v = vec![]; for i in 0..400 { add(&mut v, i); let last = v.last_mut().unwrap(); *last += 1; } println!(\"{}\", v.iter().sum::<u32>()); }\n";
    let mut world = World::new(Edition::default());
    world.set_source(source);
    let program = Rc::new(mir_build::compile(&world).program.unwrap());
    let mut trace = Trace::new(Rc::clone(&program), Config::default());
    while !trace.record(997) {}
    for stop in (0..trace.stops().len()).step_by(97) {
        let moment = trace.moment(stop);
        let mut straight = Machine::new(Rc::clone(&program), Config::default());
        straight.run(moment.stop.step);
        assert_eq!(moment.machine.digest(), straight.digest(), "stop {stop}");
    }
}
