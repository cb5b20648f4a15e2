//! The sizes of futures: what lives across an `.await` is kept, and shares bytes with what does not
//! live at the same time.

use std::future::Future;
use std::mem::size_of_val;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

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

async fn nothing() {}
async fn parameter(x: u32) -> u32 {
    x
}
async fn one(x: u32) -> u32 {
    Once(false).await;
    x
}
async fn two(x: u32) -> u32 {
    let y = one(x).await;
    let z = one(y).await;
    y + z
}
async fn array_kept() -> u8 {
    let a = [1; 100];
    Once(false).await;
    a[3]
}
async fn array_gone() -> u8 {
    let x = {
        let a = [1; 100];
        a[3]
    };
    Once(false).await;
    x
}
async fn arrays_share() -> u8 {
    let t = {
        let a = [1; 64];
        Once(false).await;
        a[0]
    };
    let u = {
        let b = [2; 32];
        Once(false).await;
        b[0]
    };
    t + u
}
async fn branches(c: bool) -> u64 {
    if c {
        let a = [1u64; 4];
        Once(false).await;
        a[0]
    } else {
        let b = [2u8; 10];
        Once(false).await;
        b[1] as u64
    }
}
async fn looped(n: u32) -> u64 {
    let mut total = 0;
    for i in 0..n {
        Once(false).await;
        total += i as u64;
    }
    total
}
async fn nested(n: u32) -> u64 {
    looped(n).await + looped(n + 1).await
}
async fn flag(c: bool) {
    let s = String::from("a");
    if c {
        drop(s);
    }
    Once(false).await;
}
async fn references(a: &mut u32, b: &str) -> usize {
    *a += 1;
    Once(false).await;
    *a as usize + b.len()
}
async fn copied<T: Copy>(t: T) -> (T, T) {
    Once(false).await;
    (t, t)
}

trait Service {
    async fn call(&self, n: u8) -> u16;
}
impl Service for u64 {
    async fn call(&self, n: u8) -> u16 {
        Once(false).await;
        *self as u16 + n as u16
    }
}

fn run<F: Future>(name: &str, future: F) -> F::Output {
    println!("{name}: {}", size_of_val(&future));
    let mut future = pin!(future);
    let mut cx = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut cx) {
            return value;
        }
    }
}

fn main() {
    run("nothing", nothing());
    println!("{}", run("parameter", parameter(1)));
    println!("{}", run("one", one(1)));
    println!("{}", run("two", two(1)));
    println!("{}", run("array_kept", array_kept()));
    println!("{}", run("array_gone", array_gone()));
    println!("{}", run("arrays_share", arrays_share()));
    println!("{}", run("branches", branches(true)));
    println!("{}", run("looped", looped(4)));
    println!("{}", run("nested", nested(4)));
    run("flag", flag(true));
    let mut n = 5;
    println!("{}", run("references", references(&mut n, "xy")));
    println!("{:?}", run("copied", copied("abc")));
    println!("{}", run("service", 9u64.call(1)));
    let x = 3u8;
    println!("{}", run("block", async { x + 1 }));
    println!("{}", run("move block", async move { Once(false).await; x + 1 }));
    println!("{}", size_of_val(&Some(one(1))));
}
