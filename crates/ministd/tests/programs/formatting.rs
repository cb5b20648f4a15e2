use std::fmt;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
struct Unit;
#[derive(Debug, Clone, PartialEq, Default)]
struct Tuple(i32, String);
#[derive(Debug, Clone, PartialEq, Default)]
struct Named { id: u32, inner: Tuple, list: Vec<Option<u8>> }
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mixed { A, B(i32, char), C { x: Wide, y: () } }
type Wide = i64;

struct Matrix([[f64; 2]; 2]);

impl fmt::Display for Matrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, row) in self.0.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            write!(f, "[{:.1} {:.1}]", row[0], row[1])?;
        }
        Ok(())
    }
}

struct Padded(&'static str);

impl fmt::Display for Padded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

struct Hex(u32);

impl fmt::LowerHex for Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::LowerHex::fmt(&self.0, f)
    }
}

struct Manual { secret: i32 }

impl fmt::Debug for Manual {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Manual").field("shown", &1).finish_non_exhaustive()?;
        f.debug_map().entry(&"k", &self.secret).finish()?;
        f.debug_set().entries([1, 2]).finish()?;
        f.debug_list().entry(&'x').finish()
    }
}

fn main() {
    let named = Named { id: 7, inner: Tuple(-1, "t".into()), list: vec![Some(1), None] };
    println!("{named:?}\n{named:#?}");
    println!("{:?} {:?} {:#?}", Unit, Mixed::A, Mixed::B(1, 'c'));
    println!("{:?} {:#?}", Mixed::C { x: 1, y: () }, Mixed::C { x: 1, y: () });
    println!("{:?} {}", Named::default(), Mixed::A < Mixed::B(0, 'a'));
    println!("{}", Matrix([[1.0, 2.0], [3.5, 4.25]]));
    println!("[{:>6}] [{:<6}] [{:^6}] [{:-^6}] [{:.2}]", Padded("ab"), Padded("ab"), Padded("ab"), Padded("ab"), Padded("abcdef"));
    println!("{:x} {:#06x}", Hex(255), Hex(10));
    println!("{:?} {:#?}", Manual { secret: 5 }, Manual { secret: 5 });
    let (width, precision, value) = (8, 2, 3.14159);
    println!("[{value:width$.precision$}] [{0:1$}] [{2:.3$}] [{4:>w$}]", 5, 4, 1.23456, 3, "r", w = 3);
    println!("{0} {1} {0} {name}", "a", "b", name = "n");
    println!("{{}} {{{}}}", 1);
    println!("{:?} {:?} {:?}", (1, "two", 3.0), [(); 2], ((),));
    println!("{:#?}", (1, vec!["a"], Some(Some('b'))));
    println!("{:5}|{:<5}|{:>5}|{:^5}|", true, 'c', "é", "ab");
    println!("{:02x?} {:X?} {:#x?}", [1, 171], [171], Some(16));
    println!("{:>8?} {:03?} {:.1?}", Some(1), [1, 2], [0.25, 1.0]);
    println!("{:?} {:?}", "multi\nline", String::from("x"));
    println!("{:?} {:?} {:?}", Box::new(5), std::rc::Rc::new("rc"), std::cell::Cell::new(1));
    println!("{:?} {:?}", Ok::<i32, String>(1), Err::<(), _>("bad"));
    println!("{:?} {:?} {:?} {:?}", 1..2, 1..=2, ..3, 4..);
    println!("{}", format!("{:>1$}", "x", 3) + &format!("{:?}", 'a'));
    println!("{}", format_args!("{} {}", 1, 2));
    eprintln!("to stderr {}", 1);
    let s = std::fmt::format(format_args!("{:e}", 1500.0));
    println!("{s} {}", 5.to_string() + &'c'.to_string() + &true.to_string());
    let mut out = String::new();
    use std::fmt::Write;
    write!(out, "{}-{:?}", 1, "q").unwrap();
    writeln!(out).unwrap();
    print!("{out}");
    println!("{:?} {:?}", std::cmp::Ordering::Less, std::mem::discriminant(&Mixed::A) == std::mem::discriminant(&Mixed::A));
}
