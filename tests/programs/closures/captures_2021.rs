// What a closure captures since edition 2021: the places it uses, not the whole variable.
#[derive(Debug)]
struct Point {
    x: String,
    y: String,
    n: [i32; 2],
}
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn point() -> Point {
    Point { x: "x".into(), y: "y".into(), n: [1, 2] }
}
fn main() {
    let mut p = point();
    let take_x = || {
        let x = p.x;
        x.len()
    };
    println!("{} {}", p.y, take_x());
    p.x = "again".into();
    println!("{p:?}");
    let mut change = || p.y.push('!');
    change();
    println!("{} {:?}", p.x, p.n);
    change();
    println!("{p:?}");
    let r = &mut p;
    let mut through = || r.n[0] += 10;
    through();
    through();
    println!("{:?} {}", r.n, r.y);
    let pair = (D("first"), D("second"));
    {
        let move_first = move || {
            let _only = &pair.0;
        };
        move_first();
        println!("called");
    }
    println!("second is still here");
    let tuple = (D("a"), D("b"));
    let wild = || {
        let (_, _) = tuple;
        let _ = tuple.0;
    };
    wild();
    drop(tuple.1);
    println!("{}", std::mem::size_of_val(&wild));
    let boxed = Box::new((1u8, String::from("boxed")));
    let by_ref = || boxed.1.len();
    let by_move = {
        let copy = &boxed.0;
        move || *copy
    };
    println!("{} {} {}", by_ref(), by_move(), boxed.1);
    let sizes = (1u64, [0u8; 100]);
    let one = move || sizes.0;
    let two = || (sizes.0, sizes.1[0]);
    println!("{} {} {:?}", std::mem::size_of_val(&one), std::mem::size_of_val(&two), two());
    println!("{}", one());
}
