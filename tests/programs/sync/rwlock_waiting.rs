use std::sync::RwLock;
use std::thread;
use std::time::Duration;

fn main() {
    let lock = RwLock::new(vec![0]);
    thread::scope(|s| {
        let writer = lock.write().unwrap();
        for _ in 0..3 {
            s.spawn(|| {
                let read = lock.read().unwrap();
                assert!(read.len() >= 2);
            });
        }
        s.spawn(|| lock.write().unwrap().push(7));
        thread::sleep(Duration::from_millis(10));
        let mut writer = writer;
        writer.push(1);
    });
    println!("{:?}", lock.into_inner().unwrap());
}
