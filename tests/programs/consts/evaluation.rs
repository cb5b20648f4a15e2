// What is evaluated at compile time: functions, loops, arrays, blocks, generics.
const fn fib(n: usize) -> u64 {
    let (mut a, mut b, mut i) = (0, 1, 0);
    while i < n {
        (a, b) = (b, a + b);
        i += 1;
    }
    a
}
const fn table<const N: usize>() -> [u64; N] {
    let mut t = [0; N];
    let mut i = 0;
    while i < N {
        t[i] = fib(i);
        i += 1;
    }
    t
}
const FIBS: [u64; 12] = table();
static NAMES: [&str; 3] = ["zero", "one", "two"];
const LEN: usize = NAMES_LEN + FIBS.len();
const NAMES_LEN: usize = 3;
struct Grid<const W: usize, const H: usize>;
impl<const W: usize, const H: usize> Grid<W, H> {
    const CELLS: usize = W * H;
    const LAST: (usize, usize) = (W - 1, H - 1);
    fn describe() -> String {
        format!("{} {:?} {}", Self::CELLS, Self::LAST, const { W + H })
    }
}
trait Id {
    const ID: u32;
    const NEXT: u32 = Self::ID + 1;
}
impl Id for u8 {
    const ID: u32 = 10;
}
impl<T: Id> Id for Vec<T> {
    const ID: u32 = T::NEXT * 100;
}
impl<T: Id, U: Id> Id for (T, U) {
    const ID: u32 = T::ID + U::ID;
    const NEXT: u32 = 0;
}
const fn pick(flag: bool) -> &'static str {
    match flag {
        true => "yes",
        false => "no",
    }
}
const TEXT: &str = pick(LEN > 14);
const BYTES: &[u8] = TEXT.as_bytes();
const fn max(a: i32, b: i32) -> i32 {
    if a > b { a } else { b }
}
enum Sizes {
    A = max(3, 9) as isize,
    B,
    C = Sizes::A as isize * 2,
}
const NESTED: [[i32; 2]; 2] = {
    let mut n = [[0; 2]; 2];
    n[1][0] = max(1, 2);
    n
};
const OPT: Option<&[i32; 2]> = Some(&NESTED[1]);
static mut COUNTER: u32 = fib(7) as u32;
fn main() {
    println!("{FIBS:?} {LEN} {}", NAMES[FIBS[2] as usize]);
    println!("{} {}", Grid::<3, 4>::describe(), Grid::<1, 1>::CELLS);
    println!("{} {} {}", u8::NEXT, Vec::<Vec<u8>>::ID, <(u8, Vec<u8>)>::NEXT);
    println!("{TEXT} {BYTES:?} {:?}", OPT);
    println!("{} {} {}", Sizes::A as u8, Sizes::B as u8, Sizes::C as u8);
    let array = [0u8; max(2, 5) as usize];
    println!("{} {}", array.len(), const { fib(20) });
    unsafe {
        COUNTER += 1;
        let now = COUNTER;
        println!("{now}");
    }
    const fn local() -> char {
        'l'
    }
    const LOCAL: char = local();
    println!("{LOCAL}");
}
