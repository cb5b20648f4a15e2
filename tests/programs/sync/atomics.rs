use std::sync::atomic::*;

fn main() {
    let n = AtomicI32::new(5);
    println!("{} {}", n.fetch_add(3, Ordering::SeqCst), n.load(Ordering::Relaxed));
    println!("{} {}", n.fetch_sub(10, Ordering::AcqRel), n.load(Ordering::Acquire));
    println!("{} {}", n.swap(0b1100, Ordering::Release), n.fetch_and(0b0110, Ordering::SeqCst));
    println!("{} {}", n.fetch_or(1, Ordering::SeqCst), n.fetch_xor(0b111, Ordering::SeqCst));
    println!("{} {}", n.fetch_nand(1, Ordering::SeqCst), n.fetch_max(4, Ordering::SeqCst));
    println!("{} {:?}", n.fetch_min(-9, Ordering::SeqCst), n);
    println!("{:?}", n.compare_exchange(-9, 1, Ordering::SeqCst, Ordering::Relaxed));
    println!("{:?}", n.compare_exchange(7, 2, Ordering::SeqCst, Ordering::Relaxed));
    println!("{:?}", n.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |it| Some(it + 41)));
    println!("{:?}", n.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |_| None));
    println!("{}", n.into_inner());

    let small = AtomicU8::new(250);
    println!("{} {:?}", small.fetch_add(10, Ordering::SeqCst), small);
    let signed = AtomicI8::new(-128);
    println!("{} {:?}", signed.fetch_sub(1, Ordering::SeqCst), signed);
    println!("{}", AtomicU64::new(3).fetch_max(u64::MAX, Ordering::SeqCst));

    let flag = AtomicBool::new(true);
    println!("{} {:?}", flag.fetch_nand(true, Ordering::SeqCst), flag);
    println!("{} {:?}", flag.fetch_or(true, Ordering::SeqCst), flag);
    println!("{} {:?}", flag.fetch_xor(true, Ordering::SeqCst), flag);
    println!("{:?}", flag.compare_exchange_weak(false, true, Ordering::AcqRel, Ordering::Acquire));

    let mut values = [1, 2];
    let pointer = AtomicPtr::new(&mut values[0]);
    let old = pointer.swap(&mut values[1], Ordering::SeqCst);
    println!("{} {}", unsafe { *old }, unsafe { *pointer.load(Ordering::SeqCst) });
    println!("{:?} {:?}", AtomicUsize::default(), AtomicIsize::from(-1));
    fence(Ordering::SeqCst);
}
