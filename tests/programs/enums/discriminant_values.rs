// Discriminants of every size, with values, negative, in fieldless and data enums.
use std::mem::{discriminant, size_of};
#[repr(i16)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Signed {
    Min = -300,
    Next,
    Zero = 0,
    Max = 300,
}
#[repr(u64)]
#[derive(Clone, Copy)]
enum Wide {
    Small = 1,
    Huge = u64::MAX,
}
#[repr(u8)]
#[allow(dead_code)]
enum WithData {
    A(u32) = 5,
    B { x: u8 } = 1,
    C,
}
impl WithData {
    fn tag(&self) -> u8 {
        unsafe { *(self as *const Self as *const u8) }
    }
}
#[allow(dead_code)]
enum Single {
    Only(u32),
}
enum Empty {}
#[derive(Debug)]
enum Many {
    V0,
    V1 = 255,
    V2,
}
fn absurd(r: Result<u8, Empty>) -> u8 {
    match r {
        Ok(n) => n,
        Err(e) => match e {},
    }
}
fn main() {
    for s in [Signed::Min, Signed::Next, Signed::Zero, Signed::Max] {
        print!("{} {} ", s as i16, s as u8);
    }
    println!("{}", Signed::Next > Signed::Min);
    println!("{} {}", Wide::Small as u64, Wide::Huge as i64);
    let all = [WithData::A(7), WithData::B { x: 9 }, WithData::C];
    println!("{:?}", all.iter().map(WithData::tag).collect::<Vec<_>>());
    println!("{}", discriminant(&all[0]) == discriminant(&WithData::A(0)));
    println!("{}", discriminant(&all[0]) == discriminant(&all[2]));
    println!("{} {} {}", size_of::<Single>(), size_of::<Empty>(), size_of::<Result<u8, Empty>>());
    println!("{} {}", size_of::<Signed>(), size_of::<Option<Signed>>());
    println!("{} {} {:?}", Many::V2 as i32, size_of::<Many>(), [Many::V0, Many::V1]);
    println!("{}", absurd(Ok(4)));
    let Single::Only(n) = Single::Only(3);
    println!("{n}");
}
