use std::thread;
use std::time::{Duration, Instant, SystemTime};

fn main() {
    let start = Instant::now();
    thread::sleep(Duration::from_millis(30));
    let now = Instant::now();
    println!("{}", now.duration_since(start) >= Duration::from_millis(30));
    println!("{:?}", start.duration_since(now));
    println!("{:?} {}", start.checked_duration_since(now), start < now);
    println!("{:?}", (start + Duration::from_secs(2)) - start);
    println!("{}", (now - Duration::from_millis(30)) >= start);
    let wall = SystemTime::now();
    println!("{}", wall.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs() > 1_600_000_000);
    let later = wall + Duration::from_secs(60);
    println!("{:?}", later.duration_since(wall));
    println!("{}", wall.duration_since(later).unwrap_err());
}
