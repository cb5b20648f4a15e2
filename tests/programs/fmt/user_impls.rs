// The reader's own Display and Debug, with width, precision, alternate forms and helpers.
use std::fmt;
struct Point {
    x: i32,
    y: i32,
}
impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            write!(f, "Point[{:>4}|{:<4}]", self.x, self.y)
        } else {
            f.pad(&format!("({}, {})", self.x, self.y))
        }
    }
}
impl fmt::Debug for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Point").field("x", &self.x).field("sum", &(self.x + self.y)).finish()
    }
}
struct Table(Vec<(&'static str, f64)>);
impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let precision = f.precision().unwrap_or(1);
        for (i, (k, v)) in self.0.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            write!(f, "{k:<8}|{v:>+10.precision$}|")?;
        }
        Ok(())
    }
}
impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.0.iter().map(|(k, v)| (k, v))).finish()
    }
}
struct Hex(u32);
impl fmt::LowerHex for Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::LowerHex::fmt(&self.0, f)
    }
}
impl fmt::Binary for Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("binary")
    }
}
struct Set(Vec<u8>);
impl fmt::Debug for Set {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(&self.0).finish()
    }
}
fn main() {
    let p = Point { x: 1, y: -2 };
    println!("{p}|{p:>10}|{p:<10}|{p:^10}|{p:*^12}|{p:#}");
    println!("{p:?} {p:#?}");
    let t = Table(vec![("one", 1.0), ("pi", 3.14159)]);
    println!("{t}\n{t:.3}\n{t:?}");
    println!("{:#?}", t);
    println!("{:x} {:#010x} {:b}", Hex(255), Hex(255), Hex(1));
    println!("{:?} {:#?}", Set(vec![1, 2]), Set(vec![]));
    let (width, prec, name) = (10, 2, "n");
    println!("{:>width$.prec$}|{:>1$}|{:.*}|{name:>4$}", 1.23456, 6, 3, 2.5, 9);
    println!("{0:?} {0:5}|{0:<5}|{0:^5}|{0:05}|{0:+}", 42);
    println!("{:?} {:?}", Some("a\"b"), ["x"; 2]);
    println!("{{}} {:?} {:?}", (), (1,));
    println!("{:>8} {:8}| {:<3}|", "right", "left", 'c');
    println!("{:?} {:?} {:?} {}", 1.0, 0.1 + 0.2, 1e21, 1e-7);
    let boxed: Box<dyn fmt::Display> = Box::new(p);
    println!("{boxed}");
}
