// Locals in reverse order, fields in order, temporaries at the semicolon.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Pair {
    _a: D,
    _b: D,
}

fn len(d: &D) -> usize {
    d.0.len()
}

fn main() {
    let _x = D("x");
    let _pair = Pair { _b: D("b"), _a: D("a") };
    let _ = D("ignored");
    let _tuple = (D("t1"), D("t2"));
    println!("{}", len(&D("temp")));
    let _array = [D("e0"), D("e1")];
    {
        let _inner = D("inner");
        println!("in block");
    }
    println!("end");
}
