//! What a future holds is dropped when it ends, when it is dropped while suspended, when it was
//! never polled, and when it panics.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Once(bool);

impl Future for Once {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if self.0 {
            return Poll::Ready(());
        }
        self.0 = true;
        Poll::Pending
    }
}

async fn work(parameter: Loud, fails: bool) {
    let _first = Loud("first");
    Once(false).await;
    {
        let inner = Loud("inner");
        Once(false).await;
        drop(inner);
        Once(false).await;
    }
    let maybe = Loud("maybe");
    if fails {
        drop(maybe);
    }
    Once(false).await;
    assert!(!fails, "as asked");
    println!("end of {}", parameter.0);
}

fn poll_times(future: impl Future<Output = ()>, times: u32) {
    let mut future = Box::pin(future);
    let mut cx = Context::from_waker(Waker::noop());
    for _ in 0..times {
        println!("{:?}", future.as_mut().poll(&mut cx));
    }
    println!("after {times}");
}

fn main() {
    drop(work(Loud("never polled"), false));
    for times in 1..=5 {
        poll_times(work(Loud("parameter"), false), times);
    }
    let failed = std::panic::catch_unwind(|| poll_times(work(Loud("p"), true), 5));
    println!("{}", failed.is_err());
}
