// Values that are made, moved and dropped on paths chosen at run time.
use std::cell::RefCell;
struct Log(RefCell<Vec<String>>);
struct D<'a>(&'a Log, u32);
impl Drop for D<'_> {
    fn drop(&mut self) {
        self.0.0.borrow_mut().push(format!("-{}", self.1));
    }
}
impl Log {
    fn make(&self, n: u32) -> D<'_> {
        self.0.borrow_mut().push(format!("+{n}"));
        D(self, n)
    }
    fn show(&self) {
        println!("{}", self.0.borrow_mut().drain(..).collect::<Vec<_>>().join(" "));
    }
}
fn dynamic_init(l: &Log, c: bool) {
    let _x;
    if c {
        _x = l.make(1);
    }
}
fn dynamic_drop(l: &Log, c: bool) {
    let x = l.make(2);
    if c {
        drop(x);
    }
    l.make(3);
}
fn assignment(l: &Log, c0: bool, c1: bool) {
    let mut _v = l.make(4);
    let w = l.make(5);
    if c0 {
        drop(_v);
    }
    _v = w;
    if c1 {
        _v = l.make(6);
    }
}
fn array(l: &Log, c: bool) {
    let a = [l.make(7), l.make(8), l.make(9)];
    if c {
        let [_x, ..] = a;
    } else {
        let [.., _y] = a;
    }
}
fn slice_pattern(l: &Log, n: usize) {
    let a = [l.make(10), l.make(11), l.make(12), l.make(13)];
    match n {
        0 => {
            let [_a, rest @ ..] = a;
            drop(rest);
        }
        1 => {
            let [_, mid @ .., _] = a;
            l.make(14);
            drop(mid);
        }
        _ => {}
    }
}
fn bindings(l: &Log, only: u8) {
    let pair = (l.make(15), (l.make(16), l.make(17)), l.make(18));
    match only {
        0 => {
            let (_a, ..) = pair;
        }
        1 => {
            let (_, (_b, _), _) = pair;
        }
        2 => {
            let (.., _c) = pair;
        }
        _ => {
            let _ = pair;
        }
    }
    l.make(19);
}
fn if_let<'a>(l: &'a Log, some: bool) -> Option<D<'a>> {
    let o = if some { Some(l.make(20)) } else { None };
    if let Some(ref d) = o
        && d.1 > 100
    {
        return o;
    }
    if let Some(d) = o { Some(D(l, d.1 + 1)) } else { Some(l.make(22)) }
}
fn field_assign(l: &Log, c: bool) {
    struct S<'a> {
        a: D<'a>,
        b: D<'a>,
    }
    let mut s = S { a: l.make(23), b: l.make(24) };
    if c {
        drop(s.a);
        s.a = l.make(25);
    }
    drop(s.b);
    l.make(26);
}
fn vec_like(l: &Log, c: bool) {
    let b: Box<(D, D)> = Box::new((l.make(27), l.make(28)));
    if c {
        let (x, _) = *b;
        drop(x);
        l.make(29);
    }
}
fn looped(l: &Log) {
    let mut held = None;
    for i in 0..3 {
        let d = l.make(30 + i);
        if i == 1 {
            held = Some(d);
            continue;
        }
        let _e = l.make(40 + i);
    }
    l.make(50);
    drop(held);
}
fn main() {
    let l = Log(RefCell::new(vec![]));
    for c in [false, true] {
        dynamic_init(&l, c);
        dynamic_drop(&l, c);
        l.show();
        assignment(&l, c, false);
        assignment(&l, c, true);
        l.show();
        array(&l, c);
        l.show();
        drop(if_let(&l, c));
        field_assign(&l, c);
        vec_like(&l, c);
        l.show();
    }
    (0..3).for_each(|n| slice_pattern(&l, n));
    l.show();
    (0..4).for_each(|n| bindings(&l, n));
    l.show();
    looped(&l);
    l.show();
}
