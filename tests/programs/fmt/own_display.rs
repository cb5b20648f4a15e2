//! `Display`, `Debug`, `LowerHex`, `Binary` of one's own, and what a formatter knows.
use std::fmt;

struct Rgb(u8, u8, u8);

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if f.alternate() {
            return write!(f, "rgb({}, {}, {})", self.0, self.1, self.2);
        }
        f.pad(&format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2))
    }
}
impl fmt::LowerHex for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let n = u32::from_be_bytes([0, self.0, self.1, self.2]);
        fmt::LowerHex::fmt(&n, f)
    }
}

struct Matrix([[f32; 2]; 2]);
impl fmt::Display for Matrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let precision = f.precision().unwrap_or(1);
        for (i, row) in self.0.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            for x in row {
                write!(f, "{x:8.precision$}")?;
            }
        }
        Ok(())
    }
}

struct Spy;
impl fmt::Debug for Spy {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:?} {:?} {:?} {} {} ", f.width(), f.precision(), f.fill(), f.sign_plus(), f.sign_aware_zero_pad())?;
        match f.align() {
            Some(fmt::Alignment::Left) => f.write_str("left"),
            Some(fmt::Alignment::Right) => f.write_str("right"),
            Some(fmt::Alignment::Center) => f.write_str("center"),
            None => f.write_str("none"),
        }
    }
}

struct Parts;
impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Parts").field("a", &1).field("b", &"x").finish_non_exhaustive()?;
        f.debug_tuple("T").field(&Some(1)).finish()?;
        f.debug_list().entries([1, 2]).entry(&"z").finish()?;
        f.debug_set().entry(&1).finish()?;
        f.debug_map().entry(&"k", &1).key(&2).value(&"v").finish()
    }
}

fn main() {
    let red = Rgb(255, 0, 16);
    println!("[{red}] [{red:#}] [{red:>10}] [{red:_<9.4}] [{red:x}] [{red:#010x}]");
    println!("{}\n{:.3}", Matrix([[1.0, 2.5], [-3.0, 4.25]]), Matrix([[0.1; 2]; 2]));
    println!("{Spy:?}|{Spy:*^+08.3?}|{Spy:<4?}|{Spy:>?}");
    println!("{Parts:?}\n{Parts:#?}");
    println!("{:?}", fmt::format(format_args!("{:>4}", 7)));
    println!("{:?}", fmt::from_fn(|f| write!(f, "<{}>", 1)));
}
