//! `mem::swap`, `replace`, `take` on structures; `Option::take` in lists.

use std::mem;

#[derive(Debug, Default)]
enum State {
    #[default]
    Idle,
    Running { job: String },
    Done(Vec<String>),
}

impl State {
    fn step(&mut self) {
        *self = match mem::take(self) {
            State::Idle => State::Running { job: "a".into() },
            State::Running { job } => State::Done(vec![job]),
            State::Done(mut jobs) => {
                jobs.push("again".into());
                State::Done(jobs)
            }
        };
    }
}

#[derive(Debug)]
struct List { head: Option<Box<Node>> }
#[derive(Debug)]
struct Node { value: i32, next: Option<Box<Node>> }

impl List {
    fn push(&mut self, value: i32) { self.head = Some(Box::new(Node { value, next: self.head.take() })) }
    fn reverse(&mut self) {
        let (mut done, mut rest) = (None, self.head.take());
        while let Some(mut node) = rest {
            rest = mem::replace(&mut node.next, done);
            done = Some(node);
        }
        self.head = done;
    }
    fn remove(&mut self, value: i32) -> bool {
        let mut at = &mut self.head;
        while at.as_ref().is_some_and(|node| node.value != value) {
            at = &mut at.as_mut().unwrap().next;
        }
        match at.take() {
            Some(node) => { *at = node.next; true }
            None => false,
        }
    }
    fn values(&self) -> Vec<i32> {
        std::iter::successors(self.head.as_deref(), |node| node.next.as_deref()).map(|node| node.value).collect()
    }
}

fn main() {
    let mut state = State::default();
    for _ in 0..3 {
        state.step();
        println!("{state:?}");
    }
    let mut list = List { head: None };
    (1..=4).for_each(|x| list.push(x));
    list.reverse();
    println!("{} {} {:?}", list.remove(3), list.remove(9), list.values());
    let (mut a, mut b) = (vec![1], vec![2, 3]);
    mem::swap(&mut a, &mut b);
    println!("{a:?} {b:?} {:?}", mem::replace(&mut a[0], 9));
}
