//! `Formatter` helpers, flags, padding, and every spec by name.

use std::fmt::{self, Write};

struct Point(i32, i32);
impl fmt::Debug for Point {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Point").field("x", &self.0).field("y", &self.1).finish()
    }
}
impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if f.alternate() {
            write!(f, "<{} | {}>", self.0, self.1)
        } else {
            f.pad(&format!("({}, {})", self.0, self.1))
        }
    }
}
impl fmt::LowerHex for Point {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::LowerHex::fmt(&self.0, f)?;
        f.write_char('/')?;
        fmt::LowerHex::fmt(&self.1, f)
    }
}
struct List(Vec<u8>);
impl fmt::Debug for List {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_list().entries(&self.0).finish()
    }
}
struct Probe;
impl fmt::Display for Probe {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:?} {:?} {:?} {}", f.width(), f.precision(), f.fill(), f.sign_plus())
    }
}

fn main() {
    let p = Point(1, -20);
    println!("[{p}] [{p:>12}] [{p:-<12}] [{p:^12}] [{p:#}]");
    println!("{p:?} {:#?}", List(vec![1, 2]));
    println!("{p:x} {p:#x}");
    println!("{Probe:*^+10.3} {Probe}");
    let (w, d, name) = (8, 2, "val");
    println!("[{:w$.d$}] [{:>1$}] [{:.*}] [{name:>w$}]", 3.14159, 6, 3, "abcdef");
    println!("{0} {1} {0} {x}", 1, 2, x = 3);
    println!("{:05} {:+} {:#010b} {:#o} {:e}", -42, 7, 5, 8, 1234.5);
    println!("{:?} {:?} {:?}", "q\"\n", 'c', 1.0);
    println!("{:#?}", (1, "a", Some(Point(3, 4))));
    println!("{{}} {:>+8.2} {:<5}|", 2.5, true);
    println!("{:02x?} {:#?}", [10, 255], ());
    let mut out = String::new();
    write!(out, "{}-{:?}", 1, "x").unwrap();
    writeln!(out, "!").unwrap();
    print!("{out}");
    println!("{}", format_args!("{} {}", 1, 2));
    println!("{:?} {:?}", f32::MIN_POSITIVE, 1e21);
    println!("{:10.3e}|{:<10?}|{:^10}|", 123456.0, Some(1), "mid");
    println!("{}", std::fmt::from_fn(|f| f.write_str("from_fn")));
}
