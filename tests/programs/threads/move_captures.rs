use std::rc::Rc;
use std::sync::Arc;
use std::thread;

fn main() {
    let shared = Arc::new(vec![1, 2, 3]);
    let local = Rc::new(5);
    let handles: Vec<_> = (0..2)
        .map(|index| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || shared[index] * 100)
        })
        .collect();
    println!("{}", handles.into_iter().map(|handle| handle.join().unwrap()).sum::<i32>());
    println!("{} {}", Arc::strong_count(&shared), Rc::strong_count(&local));
}
