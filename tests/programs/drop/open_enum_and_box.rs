// What is left of a matched enum and of a box whose contents were taken apart is dropped once.
struct Noisy(u8);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

enum Event {
    Pair(Noisy, Noisy),
    One(Noisy),
    Nothing,
}

fn take(event: Event) {
    match event {
        Event::Pair(first, _) if first.0 > 5 => println!("big pair {}", first.0),
        Event::Pair(_, second) => println!("second {}", second.0),
        Event::One(ref one) => println!("one {}", one.0),
        Event::Nothing => println!("nothing"),
    }
    println!("matched");
}

fn main() {
    take(Event::Pair(Noisy(6), Noisy(7)));
    take(Event::Pair(Noisy(1), Noisy(2)));
    take(Event::One(Noisy(3)));
    take(Event::Nothing);
    let boxed = Box::new((Noisy(10), Noisy(11), Noisy(12)));
    let middle = boxed.1;
    let whole = Box::new(Noisy(20));
    let inside = *whole;
    println!("{} {}", middle.0, inside.0);
}
