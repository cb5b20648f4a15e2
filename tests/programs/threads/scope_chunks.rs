use std::thread;

fn main() {
    let mut data = [1, 2, 3, 4, 5, 6, 7, 8];
    thread::scope(|s| {
        for (index, chunk) in data.chunks_mut(3).enumerate() {
            s.spawn(move || {
                for value in chunk {
                    *value = *value * 10 + index as i32;
                }
            });
        }
    });
    println!("{data:?}");
    let (left, right) = data.split_at(4);
    let sums = thread::scope(|s| {
        let a = s.spawn(|| left.iter().sum::<i32>());
        let b = s.spawn(|| right.iter().sum::<i32>());
        (a.join().unwrap(), b.join().unwrap())
    });
    println!("{sums:?}");
}
