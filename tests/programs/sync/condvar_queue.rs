use std::sync::{Condvar, Mutex};
use std::thread;

struct Queue {
    items: Mutex<Vec<u32>>,
    has_items: Condvar,
}

fn main() {
    let queue = Queue { items: Mutex::new(vec![]), has_items: Condvar::new() };
    let total: u32 = thread::scope(|s| {
        let consumers: Vec<_> = (0..2)
            .map(|_| {
                s.spawn(|| {
                    let mut sum = 0;
                    for _ in 0..3 {
                        let items = queue.items.lock().unwrap();
                        let mut items =
                            queue.has_items.wait_while(items, |items| items.is_empty()).unwrap();
                        sum += items.pop().unwrap();
                    }
                    sum
                })
            })
            .collect();
        for item in 1..=6 {
            queue.items.lock().unwrap().push(item);
            queue.has_items.notify_one();
        }
        queue.has_items.notify_all();
        consumers.into_iter().map(|handle| handle.join().unwrap()).sum()
    });
    println!("{total}");
}
