// Moving out of boxes, dropping unsized values, partial moves through boxes.
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
struct Node {
    value: D,
    next: Option<Box<Node>>,
}
trait T {
    fn consume(self: Box<Self>);
}
impl T for D {
    fn consume(self: Box<Self>) {
        let inner = *self;
        println!("consumed {}", inner.0);
    }
}
fn main() {
    let b = Box::new((D("left"), D("right")));
    let (l, _) = *b;
    println!("got {}", l.0);
    let b = Box::new(D("whole"));
    let moved = *b;
    println!("moved {}", moved.0);
    let list = Node { value: D("n1"), next: Some(Box::new(Node { value: D("n2"), next: None })) };
    let Node { value, next } = list;
    println!("{}", value.0);
    if let Some(node) = next {
        let Node { value: second, next: rest } = *node;
        println!("{} {}", second.0, rest.is_none());
    }
    let slice: Box<[D]> = vec![D("s0"), D("s1")].into_boxed_slice();
    println!("{}", slice.len());
    drop(slice);
    let t: Box<dyn T> = Box::new(D("dyn"));
    t.consume();
    let f: Box<dyn FnOnce() -> D> = {
        let d = D("captured");
        Box::new(move || d)
    };
    let d = f();
    println!("returned {}", d.0);
    let mut reinit = Box::new(D("before"));
    drop(*reinit);
    *reinit = D("after");
    println!("{}", reinit.0);
    let nested = Box::new(Box::new((D("deep"), 5)));
    let deep = nested.0;
    println!("{} {}", deep.0, 1);
    let opt: Option<Box<D>> = Some(Box::new(D("opt")));
    let taken = opt.map(|b| *b);
    println!("{}", taken.is_some());
}
