struct Countdown {
    left: u32,
    step: u32,
}

impl Iterator for Countdown {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let now = self.left;
        self.left = now.checked_sub(self.step)?;
        Some(now)
    }
}

fn main() {
    let mut start = Countdown { left: 10, step: 3 };
    let first = start.next();
    let mut rest = 0;
    for n in start {
        rest += n;
    }
    println!("{first:?} {rest}");
}
