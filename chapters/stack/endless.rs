fn main() {
    println!("{}", down(1));
}

fn down(level: u64) -> u64 {
    let below = down(level + 1);
    below + level
}
