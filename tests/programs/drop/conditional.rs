// Drop flags: a variable moved on one path only.
struct D(u8);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn eat(d: D) {
    println!("eat {}", d.0);
}

fn maybe(flag: bool) {
    let d = D(flag as u8);
    let late;
    if flag {
        eat(d);
        late = D(50);
        println!("late {}", late.0);
    }
    println!("after {flag}");
}

fn main() {
    maybe(true);
    maybe(false);
    let mut slot = D(9);
    slot = D(10);
    println!("assigned {}", slot.0);
    for i in 0..2 {
        let d = D(20 + i);
        if i == 1 {
            break;
        }
        println!("loop {}", d.0);
    }
}
