//! A future that has ended must not be polled again.

use std::future::Future;
use std::task::{Context, Waker};

async fn answer() -> u8 {
    42
}

fn main() {
    let mut future = Box::pin(answer());
    let mut cx = Context::from_waker(Waker::noop());
    println!("{:?}", future.as_mut().poll(&mut cx));
    println!("{:?}", future.as_mut().poll(&mut cx));
}
