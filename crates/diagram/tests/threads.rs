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
    check(LOCK, expect![[""]]);
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
        expect![[""]],
    );
}

#[test]
fn sentences_tell_who_waits() {
    expect![[""]].assert_eq(&sentences(LOCK));
}

#[test]
fn sentences_tell_of_joins_and_deadlocks() {
    expect![[""]].assert_eq(&sentences(
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
    expect![[""]].assert_eq(&titles.join("\n"));
}
