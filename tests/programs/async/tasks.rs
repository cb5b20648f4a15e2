//! Tasks in turn on a queue, with a raw waker; `?`, `loop` and borrowed parameters across `.await`.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::{Future, poll_fn, ready};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

fn raw_waker() -> RawWaker {
    fn clone(_: *const ()) -> RawWaker {
        raw_waker()
    }
    fn nothing(_: *const ()) {}
    static VTABLE: RawWakerVTable = RawWakerVTable::new(clone, nothing, nothing, nothing);
    RawWaker::new(std::ptr::null(), &VTABLE)
}

type Task = Pin<Box<dyn Future<Output = ()>>>;

struct Executor {
    queue: VecDeque<Task>,
}

impl Executor {
    fn spawn(&mut self, future: impl Future<Output = ()> + 'static) {
        self.queue.push_back(Box::pin(future));
    }

    fn run(&mut self) {
        let waker = unsafe { Waker::from_raw(raw_waker()) };
        let mut cx = Context::from_waker(&waker);
        while let Some(mut task) = self.queue.pop_front() {
            if task.as_mut().poll(&mut cx).is_pending() {
                self.queue.push_back(task);
            }
        }
    }
}

async fn pause() {
    let mut paused = false;
    poll_fn(|_| {
        if std::mem::replace(&mut paused, true) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await
}

async fn parse(text: &str) -> Result<i32, std::num::ParseIntError> {
    pause().await;
    let number: i32 = text.parse()?;
    pause().await;
    Ok(number)
}

async fn sum(texts: &[&str]) -> Result<i32, std::num::ParseIntError> {
    let mut total = 0;
    for text in texts {
        total += parse(text).await?;
    }
    Ok(total)
}

async fn first_over(limit: u32) -> u32 {
    let mut count = 0;
    'outer: loop {
        for step in 0.. {
            pause().await;
            count += step;
            if count > limit {
                break 'outer count;
            }
            if step == 2 {
                continue 'outer;
            }
        }
    }
}

fn main() {
    let log = Rc::new(RefCell::new(Vec::new()));
    let mut executor = Executor { queue: VecDeque::new() };
    for id in 0..3u32 {
        let log = Rc::clone(&log);
        executor.spawn(async move {
            for step in 0..2 {
                log.borrow_mut().push((id, step));
                pause().await;
            }
        });
    }
    executor.spawn(async {
        println!("{:?}", sum(&["1", "2", "3"]).await);
        println!("{:?}", sum(&["1", "x", "3"]).await);
        println!("{} {}", first_over(10).await, ready(5).await);
    });
    executor.run();
    println!("{:?}", log.borrow());
}
