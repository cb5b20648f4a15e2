use std::num::{NonZero, NonZeroU8, Saturating, Wrapping};

fn main() {
    let mut w = Wrapping(250u8);
    w += 10;
    println!("{w} {w:?} {}", w * Wrapping(100));
    println!("{} {} {:x}", -Wrapping(1u16), !Wrapping(0u8), Wrapping(255));
    println!("{} {}", Wrapping(1u32) << 35, Wrapping(i32::MIN) >> 31);
    println!("{}", [Wrapping(200u8), Wrapping(100)].into_iter().sum::<Wrapping<u8>>());
    println!("{} {}", Saturating(250u8) + Saturating(10), Saturating(i8::MIN) - Saturating(1));
    let mut hash = Wrapping(5381u32);
    for b in b"hello" {
        hash = (hash << 5) + hash + Wrapping(*b as u32);
    }
    println!("{hash} {}", hash.0);
    println!("{:?} {:?}", NonZeroU8::new(0), NonZeroU8::new(7));
    println!("{} {}", size_of::<Option<NonZero<u64>>>(), size_of::<Option<u64>>());
    let n: NonZero<i32> = "-12".parse().unwrap();
    println!("{n} {} {:?}", n.get() + 1, n.abs());
    println!("{:?} {:?}", "0".parse::<NonZeroU8>(), NonZeroU8::try_from(0).map_err(|e| e.to_string()));
    println!("{:?} {}", NonZeroU8::MAX.checked_add(1), NonZeroU8::MIN | NonZeroU8::new(4).unwrap());
    println!("{}", u8::from(NonZeroU8::MIN) < 2);
}
