//! What a closure borrows may be short-lived although there is something `'static` inside.

use std::rc::Rc;

type Job = Box<dyn Fn() -> u32 + 'static>;

fn first(jobs: &[Job]) -> u32 {
    jobs[0]()
}

fn take(jobs: Rc<Vec<Job>>) -> u32 {
    jobs[1]()
}

fn longest(names: Vec<&'static str>) -> usize {
    names.iter().map(|name| name.len()).max().unwrap_or(0)
}

fn main() {
    let jobs: Rc<Vec<Job>> = Rc::new(vec![Box::new(|| 3), Box::new(|| 4)]);
    let names = vec!["ash", "willow"];
    let sum: u32 = (0..2).map(|factor| factor * take(Rc::clone(&jobs)) + first(&jobs)).sum();
    let length = || longest(names.clone());
    println!("{sum} {} {}", length(), names.len());
}
