//! Threads in pictures and sentences.

mod support;

use expect_test::{Expect, expect};
use support::{moment, sentences};

fn check(source: &str, expect: Expect) {
    expect.assert_eq(&diagram::text(&moment(source)));
}

const LOCK: &str = "use std::sync::Mutex;
use std::thread;
fn main() {
    let lock = Mutex::new(1);
    thread::scope(|s| {
        s.spawn(|| {
            let mut guard = lock.lock().unwrap();
            *guard += 1; // here
        });
        let guard = lock.lock().unwrap();
        thread::yield_now();
        println!(\"{guard}\");
    });
}
";

#[test]
fn every_thread_has_its_stack() {
    check(
        LOCK,
        expect![[r#"
            stack of thread 1, running
              main::{closure#0} (line 8)
                captures: main::{closure#0}
                  lock -> `lock` of `main` in `main`
                guard: MutexGuard<i32>
                  lock -> `lock` of `main` in `main`
                  poison = false
            stack of `main`, waits for the threads of its scope
              main (line 5)
                lock: Mutex<i32> = { inner: 2, poison: false, data: 1 }
            heap
              block 1: 4 bytes, text: "main"
              block 2: 56 bytes, ArcInner<Inner>
                strong = 3
                weak = 1
                data
                  name = Some
                    0
                      cap = 4
                      ptr -> heap block 1
                      len = 4
                  id = 1
                  parker = 4294967295
              block 3: 40 bytes, ArcInner<ScopeData>
                strong = 2
                weak = 1
                data
                  main_thread -> heap block 2
                  num_running_threads = 1
                  a_thread_panicked = false
              block 4: 56 bytes, ArcInner<Inner>
                strong = 1
                weak = 1
                data = { name: None, id: 2, parker: 0 }
              block 5: 48 bytes, ArcInner<Packet<()>>
                strong = 1
                weak = 1
                data
                  scope = Some(-> heap block 3)
                  result = None
              block 6: 16 bytes, Builder::spawn_inner::{closure#0} as dyn FnOnce()
                f
                  lock -> `lock` of `main` in `main`
                their_packet -> heap block 5
              block 7: 24 bytes, ThreadInit
                handle -> heap block 4
                rust_start -> heap block 6, vtable FnOnce for Builder::spawn_inner::{closure#0}
        "#]],
    );
}

#[test]
fn a_thread_local_is_of_its_thread() {
    check(
        "use std::cell::Cell;
thread_local! {
    static COUNT: Cell<u32> = const { Cell::new(7) };
}
fn main() {
    COUNT.set(1);
    std::thread::spawn(|| {
        let mine = COUNT.replace(2);
        println!(\"{mine}\"); // here
    })
    .join()
    .unwrap();
}
",
        expect![[r#"
            stack of thread 1, running
              main::{closure#0} (line 9)
                mine: u32 = 7
            stack of `main`, waits for thread 1 to end
              main (line 11)
            heap
              block 1: 56 bytes, ArcInner<Inner>
                strong = 2
                weak = 1
                data = { name: None, id: 2, parker: 0 }
              block 2: 48 bytes, ArcInner<Packet<()>>: { strong: 2, weak: 1, data: { scope: None, result: None } }
              block 3: 8 bytes, Builder::spawn_inner::{closure#0} as dyn FnOnce()
                their_packet -> heap block 2
                f = main::{closure#0}
              block 4: 24 bytes, ThreadInit
                handle -> heap block 1
                rust_start -> heap block 3, vtable FnOnce for Builder::spawn_inner::{closure#0}
            static memory
              static KEY = 0
              thread-local of thread 1 = { value: 2, state: 1 }
              thread-local of `main` = { value: 1, state: 1 }
        "#]],
    );
}

#[test]
fn sentences_tell_who_waits() {
    expect![[r#"
        The program starts: the frame of `main` is pushed.
        The body of `main` begins.
        `let lock = Mutex::new(1)`: `lock` takes 12 bytes of the stack and holds { inner: 0, poison: false, data: 1 }.
        `main::{closure#1}` is called: a new frame is pushed, `s` receives the address of `scope` of `scope::<main::{closure#1}, ()>`; 3 blocks are allocated on the heap, 100 bytes.
        The body of `main::{closure#1}` begins.
        `s.spawn(|| { let mut guard = lock.lock().unwrap…`: thread 1 is spawned: it has a stack of its own and can run from now on; 4 blocks are allocated on the heap, 144 bytes; `strong` in the block of `scope` goes from 1 to 2; `data.num_running_threads` in the block of `scope` goes from 0 to 1.
        `let guard = lock.lock().unwrap()`: `main` locks the lock in `lock.inner` of `main`; `lock.inner` of `main` goes from 0 to 1; `guard` takes 16 bytes of the stack.
        Thread 1 goes on.
        The body of `main::{closure#0}` begins.
        Thread 1 has to wait for a lock that `main` holds; `main` goes on.
        `println!("{guard}")`: prints "1".
        `guard` goes out of scope: `main` unlocks the lock in `lock.inner` of `main`; thread 1 can go on; `lock.inner` of `main` goes from 2 to 0.
        `main` has to wait for the threads of its scope; thread 1 locks the lock in `lock.inner` of `main` in `main`; thread 1 goes on.
        `*guard += 1`: `lock.data` of `main` in `main` goes from 1 to 2.
        `guard` goes out of scope: thread 1 unlocks the lock in `lock.inner` of `main` in `main`; `lock.inner` of `main` in `main` goes from 2 to 0.
        `main` can go on; 5 heap blocks are freed, 184 bytes in all; `main` goes on.
        `main` returns: its frame is popped; 2 heap blocks are freed, 60 bytes in all. The program is over.
    "#]].assert_eq(&sentences(LOCK));
}

#[test]
fn sentences_tell_of_joins_and_deadlocks() {
    expect![[r#"
        The program starts: the frame of `main` is pushed.
        The body of `main` begins.
        `let (sender, receiver) = mpsc::channel::<i32>()`: 80 bytes are allocated on the heap, `sender` points to them; `sender` takes 16 bytes of the stack; `receiver` takes 16 bytes of the stack.
        `let worker = std::thread::Builder::new().name("…`: 6 bytes are allocated on the heap, `worker` points to them; `worker` takes 48 bytes of the stack.
        `let handle = worker.spawn(move || receiver.recv…`: `worker` is spawned: it has a stack of its own and can run from now on; `receiver` moves away: its 16 bytes are copied, the heap block stays where it is, `receiver` is no longer usable; `worker` moves away: its 48 bytes are copied, the heap block stays where it is, `worker` is no longer usable; 4 blocks are allocated on the heap, 152 bytes; and more changes.
        `let copy = sender.clone()`: `copy` takes 16 bytes of the stack; `senders` in the block of `sender` goes from 1 to 2.
        `sender.send(3).unwrap()`: 16 bytes are allocated on the heap; `queue.len` in the block of `sender` goes from 0 to 1; `queue.sent` in the block of `sender` goes from 0 to 1; `arrivals` in the block of `sender` goes from 0 to 1.
        `main` has to wait for `worker` to end; `worker` goes on.
        The heap block of 16 bytes is freed; the result 3 is ready to be returned; `queue.head` in the block of `captures` is now null; `queue.tail` in the block of `captures` is now null; and more changes.
        `departures` in the block of `sender` goes from 1 to 2; `destroy` in the block of `sender` goes from false to true; `no_receiver` in the block of `sender` goes from false to true.
        5 heap blocks are freed, 158 bytes in all; `main` goes on.
        `drop(copy)`: `copy` moves away: its 16 bytes are copied, the heap block stays where it is, `copy` is no longer usable; `senders` in the block of `sender` goes from 2 to 1.
        `std::thread::park()`: `main` has to wait for `unpark`; 2 blocks are allocated on the heap, 60 bytes. No thread can go on: `main` waits at line 10 for `unpark`. This is a deadlock.
    "#]].assert_eq(&sentences(
        "use std::sync::mpsc;
fn main() {
    let (sender, receiver) = mpsc::channel::<i32>();
    let worker = std::thread::Builder::new().name(\"worker\".into());
    let handle = worker.spawn(move || receiver.recv().unwrap()).unwrap();
    let copy = sender.clone();
    sender.send(3).unwrap();
    let got = handle.join().unwrap();
    drop(copy);
    std::thread::park();
}
",
    ));
}

#[test]
fn the_picture_has_every_stack() {
    let diagram = diagram::diagram(&moment(LOCK), &diagram::Options::default());
    let titles: Vec<String> = diagram
        .items
        .iter()
        .filter_map(|(_, item)| match &item.shape {
            diagram::Shape::Text { role: diagram::TextRole::Section, text } => Some(text.clone()),
            _ => None,
        })
        .collect();
    expect![[r#"
        stack of thread 1, running
        stack of `main`, waits for the threads of its scope
        heap"#]]
    .assert_eq(&titles.join("\n"));
}
