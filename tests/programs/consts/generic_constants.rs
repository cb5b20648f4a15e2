// Constants that depend on parameters; constants as array lengths, in patterns, in statics.
struct Ring<T, const N: usize> {
    data: [T; N],
    at: usize,
}
impl<T: Copy + Default, const N: usize> Ring<T, N> {
    const MASK: usize = {
        assert!(N.is_power_of_two());
        N - 1
    };
    const BYTES: usize = N * size_of::<T>();
    fn new() -> Self {
        Ring { data: [T::default(); N], at: 0 }
    }
    fn push(&mut self, t: T) {
        self.data[self.at & Self::MASK] = t;
        self.at += 1;
    }
}
trait Color {
    const RGB: [u8; 3];
    const HEX: u32 = {
        let [r, g, b] = Self::RGB;
        (r as u32) << 16 | (g as u32) << 8 | b as u32
    };
    const IS_DARK: bool = Self::HEX < 0x80_0000;
}
struct Red;
struct Navy;
impl Color for Red {
    const RGB: [u8; 3] = [255, 0, 0];
}
impl Color for Navy {
    const RGB: [u8; 3] = [0, 0, 128];
    const IS_DARK: bool = true;
}
fn show<C: Color>() -> String {
    const PREFIX: &str = "#";
    format!("{PREFIX}{:06x} {}", C::HEX, C::IS_DARK)
}
const fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}
const fn parse(s: &str) -> u32 {
    let bytes = s.as_bytes();
    let mut n = 0;
    let mut i = 0;
    while i < bytes.len() {
        n = n * 10 + (bytes[i] - b'0') as u32;
        i += 1;
    }
    n
}
const LEN: usize = parse("12") as usize;
const PRIMES: [bool; LEN] = {
    let mut sieve = [true; LEN];
    sieve[0] = false;
    sieve[1] = false;
    let mut i = 2;
    while i < LEN {
        let mut j = i * 2;
        while j < LEN {
            sieve[j] = false;
            j += i;
        }
        i += 1;
    }
    sieve
};
struct Config {
    name: &'static str,
    flags: &'static [(char, bool)],
    nested: Option<&'static Config>,
}
static INNER: Config = Config { name: "inner", flags: &[], nested: None };
const CONFIG: Config = Config { name: "outer", flags: &[('v', true), ('q', false)], nested: Some(&INNER) };
const SPECIAL: (i32, Option<&str>) = (gcd(12, 18) as i32, Some("six"));
fn matches(v: (i32, Option<&str>)) -> &'static str {
    match v {
        SPECIAL => "special",
        (i32::MIN..=0, _) => "low",
        _ => "other",
    }
}
fn zeros<const N: usize>() -> [i32; N] {
    const ZERO: i32 = 0;
    [ZERO; N]
}
fn main() {
    let mut r = Ring::<u16, 4>::new();
    (1..=6).for_each(|n| r.push(n));
    println!("{:?} {} {}", r.data, Ring::<u16, 4>::BYTES, Ring::<u64, 2>::MASK);
    println!("{} {}", show::<Red>(), show::<Navy>());
    println!("{:?}", PRIMES.iter().enumerate().filter(|p| *p.1).map(|p| p.0).collect::<Vec<_>>());
    println!("{} {:?} {}", CONFIG.name, CONFIG.flags, CONFIG.nested.map_or("", |c| c.name));
    println!("{} {} {}", matches((6, Some("six"))), matches((-1, None)), matches((6, None)));
    println!("{:?} {}", zeros::<3>(), const { gcd(100, 75) } + parse("7"));
    println!("{}", [0u8; const { 2 * LEN }].len());
    println!("{}", INNER.flags.is_empty());
}
