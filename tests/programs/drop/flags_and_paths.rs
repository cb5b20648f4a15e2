// Values that are moved on some paths only.
struct D(u32);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn eat(d: D) -> u32 {
    println!("eat {}", d.0);
    d.0
}
fn maybe(n: u32) -> Option<D> {
    let a = D(n);
    let b = D(n + 10);
    if n == 1 {
        return Some(a);
    }
    let c;
    if n == 2 {
        c = D(n + 20);
        eat(b);
    } else {
        c = b;
    }
    match n {
        3 => {
            eat(c);
        }
        4 => return Some(c),
        _ => println!("nothing"),
    }
    Some(a).filter(|d| d.0 != 5)
}
fn loops() {
    let mut slot = None;
    for i in 0..4 {
        let d = D(100 + i);
        match i {
            0 => continue,
            1 => slot = Some(d),
            2 => {
                slot = None;
                drop(d);
            }
            _ => break,
        }
        println!("turn {i}");
    }
    println!("{}", slot.is_none());
}
fn fields(flag: bool) {
    let mut t = (D(200), D(201), D(202));
    if flag {
        drop(t.1);
        t.1 = D(203);
        eat(t.0);
    } else {
        t.0 = D(204);
    }
    println!("end of fields");
}
fn main() {
    for n in 1..=5 {
        println!("-- {n} {}", maybe(n).is_some());
    }
    loops();
    fields(true);
    fields(false);
    let x;
    let y = D(300);
    x = loop {
        if y.0 > 0 {
            break D(301);
        }
    };
    let z = if x.0 == 301 { y } else { D(302) };
    println!("{} {}", x.0, z.0);
}
