use std::thread;

fn main() {
    let prices = vec![3, 5, 2, 7];
    let (left, right) = prices.split_at(2);
    let mut sums = [0, 0];
    let (first, second) = sums.split_at_mut(1);
    thread::scope(|scope| {
        scope.spawn(|| first[0] = left.iter().sum::<i32>());
        scope.spawn(|| second[0] = right.iter().sum::<i32>());
    });
    println!("{sums:?}");
}
