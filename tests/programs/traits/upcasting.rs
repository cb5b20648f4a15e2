// A trait object becomes one of a supertrait, through every kind of pointer.
use std::fmt::{Debug, Display};
use std::rc::Rc;
trait Base {
    fn base(&self) -> String;
}
trait Left: Base {
    fn left(&self) -> String {
        format!("left of {}", self.base())
    }
}
trait Right: Base {
    fn right(&self) -> i32;
    fn again(&self) -> i32 {
        self.right() * 2
    }
}
trait Both: Left + Right + Debug {
    fn both(&self) -> String;
}
#[derive(Debug)]
struct Thing(i32);
impl Base for Thing {
    fn base(&self) -> String {
        format!("base {}", self.0)
    }
}
impl Left for Thing {}
impl Right for Thing {
    fn right(&self) -> i32 {
        self.0
    }
}
impl Both for Thing {
    fn both(&self) -> String {
        format!("{} and {}", self.left(), self.right())
    }
}
impl Drop for Thing {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn print(it: &dyn Debug) {
    println!("{it:?}");
}
trait Name<T: Display>: 'static {
    fn name(&self, by: T) -> String;
}
trait Two: Name<i32> + Name<char> {}
impl Name<i32> for u8 {
    fn name(&self, by: i32) -> String {
        format!("i32 {by} {self}")
    }
}
impl Name<char> for u8 {
    fn name(&self, by: char) -> String {
        format!("char {by} {self}")
    }
}
impl Two for u8 {}
fn main() {
    let thing = Thing(1);
    let both: &dyn Both = &thing;
    println!("{} {} {} {}", both.both(), both.base(), both.left(), both.again());
    let left: &dyn Left = both;
    let right: &dyn Right = both;
    let base: &dyn Base = both;
    let base_again: &dyn Base = right;
    println!("{} {} {} {}", left.left(), right.again(), base.base(), base_again.base());
    print(both);
    let boxed: Box<dyn Both> = Box::new(Thing(2));
    let boxed: Box<dyn Right> = boxed;
    println!("{} {}", boxed.right(), std::mem::size_of_val(&*boxed));
    let boxed: Box<dyn Base> = boxed;
    println!("{}", boxed.base());
    let shared: Rc<dyn Both> = Rc::new(Thing(3));
    let upcast: Rc<dyn Right> = shared.clone();
    println!("{} {}", upcast.right(), Rc::strong_count(&shared));
    let raw: *const dyn Both = &thing;
    let raw: *const dyn Base = raw;
    println!("{}", unsafe { (*raw).base() });
    let two: Box<dyn Two> = Box::new(7u8);
    println!("{} {}", Name::<i32>::name(&*two, 5), Name::<char>::name(&*two, 'x'));
    let by_char: Box<dyn Name<char>> = two;
    println!("{}", by_char.name('y'));
}
