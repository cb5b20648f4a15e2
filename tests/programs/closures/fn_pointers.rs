// Functions, methods, constructors and closures as function pointers.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Op {
    Add(i32),
    Mul { by: i32 },
    Nop,
}
#[derive(Debug)]
struct Wrap(u8, char);
fn double(x: i32) -> i32 {
    x * 2
}
fn generic<T: Default + std::fmt::Debug>() -> String {
    format!("{:?}", T::default())
}
extern "C" fn c_abi(x: u8) -> u8 {
    x.wrapping_add(200)
}
unsafe fn risky(x: &u8) -> u8 {
    *x
}
fn apply(f: fn(i32) -> i32, n: i32) -> i32 {
    f(n)
}
fn pick(c: char) -> fn(i32, i32) -> i32 {
    match c {
        '+' => |a, b| a + b,
        '-' => |a, b| a - b,
        _ => i32::max,
    }
}
const TABLE: [(&str, fn(f64) -> f64); 3] =
    [("abs", f64::abs), ("neg", |x| -x), ("floor", f64::floor)];
struct Machine {
    op: fn(&mut Machine, i32),
    total: i32,
}
impl Machine {
    fn add(&mut self, n: i32) {
        self.total += n;
    }
    fn sub(&mut self, n: i32) {
        self.total -= n;
        self.op = Machine::add;
    }
}
fn main() {
    println!("{} {}", apply(double, 4), apply(|x| x - 1, 4));
    println!("{} {} {}", pick('+')(1, 2), pick('-')(1, 2), pick('m')(1, 2));
    println!("{:?}", [1, 2].map(Op::Add));
    println!("{:?} {:?}", Some(3).map(Wrap_of), Op::Mul { by: 2 });
    println!("{} {}", generic::<i32>(), (generic::<Vec<u8>> as fn() -> String)());
    let c: extern "C" fn(u8) -> u8 = c_abi;
    let r: unsafe fn(&u8) -> u8 = risky;
    println!("{} {}", c(100), unsafe { r(&7) });
    for (name, f) in TABLE {
        println!("{name} {}", f(-1.5));
    }
    let mut m = Machine { op: Machine::sub, total: 10 };
    for n in 1..4 {
        (m.op)(&mut m, n);
    }
    println!("{}", m.total);
    let same: fn(i32) -> i32 = double;
    println!("{} {}", same == double as fn(i32) -> i32, std::mem::size_of::<Option<fn()>>());
    let strings: Vec<String> = ["a", "b"].iter().map(ToString::to_string).collect();
    let lens: Vec<usize> = strings.iter().map(String::len).collect();
    println!("{strings:?} {lens:?} {:?}", Op::Nop);
}
#[allow(non_snake_case)]
fn Wrap_of(n: u8) -> Wrap {
    Wrap(n, 'w')
}
