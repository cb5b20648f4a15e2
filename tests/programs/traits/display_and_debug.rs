// Our own Display and Debug, with padding.
use std::fmt;

struct Temp(f64);

impl fmt::Display for Temp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1}°", self.0)
    }
}

impl fmt::Debug for Temp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Temp").field("degrees", &self.0).finish()
    }
}

struct Tag(&'static str);

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

fn main() {
    println!("{} {:?} {:#?}", Temp(21.25), Temp(3.0), Temp(0.5));
    println!("[{:>6}] [{:<6}] [{:^6}] [{:.2}]", Tag("abc"), Tag("abc"), Tag("abc"), Tag("abc"));
    println!("{}", Temp(-0.04).to_string() + "C");
}
