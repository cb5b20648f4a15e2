//! A future by hand, polled by a small executor that is woken through an `Arc`.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Wake, Waker};

struct Countdown(u32);

impl Future for Countdown {
    type Output = &'static str;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.0 == 0 {
            return Poll::Ready("lift off");
        }
        println!("{}", self.0);
        self.0 -= 1;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

struct Wakes(AtomicUsize);

impl Wake for Wakes {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = Box::pin(future);
    let wakes = Arc::new(Wakes(AtomicUsize::new(0)));
    let waker = Waker::from(Arc::clone(&wakes));
    let mut cx = Context::from_waker(&waker);
    let mut polls = 0;
    loop {
        polls += 1;
        if let Poll::Ready(value) = future.as_mut().poll(&mut cx) {
            println!("{polls} polls, {} wakes", wakes.0.load(Ordering::SeqCst));
            return value;
        }
    }
}

async fn add(a: u32, b: u32) -> u32 {
    Countdown(1).await;
    a + b
}

async fn work(name: String) -> usize {
    let text = Countdown(2).await;
    let sum = add(3, 4).await;
    println!("{name}: {text} {sum}");
    name.len()
}

async fn across_a_borrow() -> i32 {
    let mut numbers = vec![1, 2, 3];
    let last = numbers.last_mut().unwrap();
    Countdown(1).await;
    *last += 10;
    numbers.iter().sum()
}

fn nested(depth: u32) -> Pin<Box<dyn Future<Output = u32>>> {
    Box::pin(async move { if depth == 0 { 1 } else { nested(depth - 1).await * 2 } })
}

fn main() {
    println!("{}", block_on(work("job".to_string())));
    println!("{}", block_on(across_a_borrow()));
    println!("{}", block_on(nested(3)));
}
