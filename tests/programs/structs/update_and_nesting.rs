// Struct update, nested structs, tuple structs, methods on self by all ways.
#[derive(Debug, Clone, PartialEq, Default)]
struct Inner {
    name: String,
    tags: Vec<&'static str>,
}
#[derive(Debug, Clone, Default)]
struct Config {
    inner: Inner,
    size: (u8, u8),
    flag: bool,
}
struct Drops(&'static str);
impl Drop for Drops {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
struct Many {
    a: Drops,
    b: Drops,
    c: u8,
}
impl Config {
    fn by_ref(&self) -> usize {
        self.inner.tags.len()
    }
    fn by_mut(&mut self, tag: &'static str) -> &mut Self {
        self.inner.tags.push(tag);
        self
    }
    fn by_value(self) -> Inner {
        self.inner
    }
    fn boxed(self: Box<Self>) -> bool {
        self.flag
    }
    fn shared(self: &std::rc::Rc<Self>) -> usize {
        std::rc::Rc::strong_count(self)
    }
}
struct Celsius(f64);
struct Rgb(u8, u8, u8);
fn main() {
    let base = Config { flag: true, ..Default::default() };
    let mut c = Config { inner: Inner { name: "n".into(), ..base.inner.clone() }, ..base };
    c.by_mut("x").by_mut("y");
    println!("{} {:?} {}", c.by_ref(), c, base.flag);
    let Config { inner: Inner { name, .. }, size: (w, _), .. } = &c;
    println!("{name} {w}");
    println!("{:?}", c.clone().by_value());
    println!("{} {}", Box::new(c.clone()).boxed(), std::rc::Rc::new(c).shared());
    let m = Many { a: Drops("a1"), b: Drops("b1"), c: 1 };
    let n = Many { a: Drops("a2"), ..m };
    println!("{} {} {}", n.a.0, n.b.0, n.c);
    drop(n);
    println!("a1 is still there: {}", m.a.0);
    let Rgb(r, _, b) = Rgb(1, 2, 3);
    println!("{} {}", Celsius(1.5).0, r + b);
    let mut pair = ([1, 2], Some("s"));
    pair.0[1] = 9;
    pair.1.take();
    println!("{pair:?}");
}
