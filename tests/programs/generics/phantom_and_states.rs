// Type states, marker types, zero-sized types and their layouts.
use std::marker::PhantomData;
use std::mem::size_of;
struct Open;
struct Closed;
struct Door<S> {
    opened: u32,
    state: PhantomData<S>,
}
impl Door<Closed> {
    fn new() -> Self {
        Door { opened: 0, state: PhantomData }
    }
    fn open(self) -> Door<Open> {
        Door { opened: self.opened + 1, state: PhantomData }
    }
}
impl Door<Open> {
    fn close(self) -> Door<Closed> {
        Door { opened: self.opened, state: PhantomData }
    }
}
trait Unit {
    const NAME: &'static str;
}
#[derive(Clone, Copy)]
struct Meter;
#[derive(Clone, Copy)]
struct Foot;
impl Unit for Meter {
    const NAME: &'static str = "m";
}
impl Unit for Foot {
    const NAME: &'static str = "ft";
}
#[derive(Clone, Copy)]
struct Length<U: Unit>(f64, PhantomData<U>);
impl<U: Unit> std::ops::Add for Length<U> {
    type Output = Self;
    fn add(self, o: Self) -> Self {
        Length(self.0 + o.0, PhantomData)
    }
}
impl<U: Unit> std::fmt::Display for Length<U> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.1}{}", self.0, U::NAME)
    }
}
impl From<Length<Foot>> for Length<Meter> {
    fn from(f: Length<Foot>) -> Self {
        Length(f.0 * 0.3048, PhantomData)
    }
}
struct Nil;
struct Cons<H, T>(H, T);
trait Count {
    const N: usize;
    fn sum(&self) -> i64;
}
impl Count for Nil {
    const N: usize = 0;
    fn sum(&self) -> i64 {
        0
    }
}
impl<H: Copy + Into<i64>, T: Count> Count for Cons<H, T> {
    const N: usize = T::N + 1;
    fn sum(&self) -> i64 {
        self.0.into() + self.1.sum()
    }
}
fn count<C: Count>(_: &C) -> usize {
    C::N
}
fn main() {
    let door = Door::new().open().close().open();
    println!("{} {}", door.opened, size_of::<Door<Open>>());
    let total = Length::<Meter>(1.0, PhantomData) + Length::<Foot>(10.0, PhantomData).into();
    println!("{total} {}", size_of::<Length<Foot>>());
    let list = Cons(1i8, Cons(2u32, Cons(-9i64, Nil)));
    println!("{} {} {}", count(&list), list.sum(), size_of::<Cons<u8, Nil>>());
    println!("{} {}", size_of::<[(); 1000]>(), vec![(); 7].len());
}
