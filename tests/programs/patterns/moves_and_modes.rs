// Binding modes: what moves, what is copied, what is borrowed; guards see references.
#[derive(Debug)]
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
#[derive(Debug)]
enum E {
    Two(D, D),
    One { d: D, n: u8 },
}
fn guard(e: E) -> u8 {
    match e {
        E::Two(a, _) if a.0 == "x" => 1,
        E::Two(_, b) if b.0 == "y" => {
            println!("got {b:?}");
            2
        }
        E::One { d, n: 0 } => {
            println!("zero {d:?}");
            3
        }
        E::One { n, .. } => n,
        E::Two(..) => 9,
    }
}
fn main() {
    println!("{}", guard(E::Two(D("x"), D("x2"))));
    println!("{}", guard(E::Two(D("w"), D("y"))));
    println!("{}", guard(E::One { d: D("o"), n: 0 }));
    println!("{}", guard(E::One { d: D("p"), n: 40 }));
    let pair = (D("left"), D("right"));
    let (ref l, _) = pair;
    println!("{l:?}");
    let (_, r) = pair;
    println!("moved {r:?}");
    let opt = Some(D("opt"));
    if let Some(d) = &opt {
        println!("ref {}", d.0);
    }
    let _ = opt;
    println!("opt is still here");
    let _named = opt;
    let mut slot = Some(D("slot"));
    if let Some(ref mut d) = slot {
        d.0 = "changed";
    }
    while let Some(d) = slot.take() {
        println!("took {}", d.0);
    }
    let (mut a, mut b) = (1, 2);
    (a, b) = (b, a + b);
    [a, .., b] = [a * 10, 0, 0, b * 10];
    let E::One { n, .. } = (E::One { d: D("assigned"), n: 7 }) else { return };
    println!("{n}");
    println!("{a} {b}");
    let x;
    (x, ..) = (D("late"), 1, 2);
    println!("{x:?}");
}
