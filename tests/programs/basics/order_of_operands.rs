// The order in which operands, arguments, fields, indices and assignments are evaluated.
fn t<T>(name: &str, value: T) -> T {
    print!("{name} ");
    value
}
struct S {
    a: i32,
    b: i32,
    c: i32,
}
impl S {
    fn sum(&self, x: i32, y: i32) -> i32 {
        self.a + self.b + self.c + x + y
    }
}
fn s() -> S {
    print!("s ");
    S { a: 1, b: 2, c: 3 }
}
struct Acc(i32);
impl std::ops::AddAssign<i32> for Acc {
    fn add_assign(&mut self, by: i32) {
        print!("add_assign ");
        self.0 += by;
    }
}
fn acc(a: &mut Acc) -> &mut Acc {
    print!("acc ");
    a
}
fn main() {
    println!("{}", t("a", 1) + t("b", 2) * t("c", 3));
    let v = S { c: t("c", 3), a: t("a", 1), b: t("b", 2) };
    println!("{}", v.a + v.b + v.c);
    println!("{}", s().sum(t("x", 1), t("y", 2)));
    let mut arr = [0, 0, 0];
    arr[t("index", 1)] = t("value", 5);
    println!("{arr:?}");
    arr[t("i", 2)] += t("v", 7);
    println!("{arr:?}");
    let mut a = Acc(0);
    *acc(&mut a) += t("rhs", 4);
    println!("{}", a.0);
    let mut x = 1;
    x += { x = 10; 5 };
    println!("{x}");
    let y = S { a: t("only a", 9), ..s() };
    println!("{} {}", y.a, y.c);
    let _ = (t("t0", 0), [t("e0", 0), t("e1", 1)], t("t1", 1));
    println!();
    if t("l", false) && t("r", true) || t("or", true) {
        println!("yes");
    }
    let f = t("callee", |p: i32, q: i32| p - q);
    println!("{}", f(t("p", 5), t("q", 3)));
    let mut grid = [[0; 2]; 2];
    grid[t("row", 1)][t("col", 0)] = t("val", 3);
    println!("{grid:?}");
    let (p, q);
    (p, q) = (t("first", 1), t("second", 2));
    println!("{p}{q}");
    let r = t("lo", 1)..t("hi", 4);
    println!("{:?}", r);
    let mut n = 5;
    let m = n + { n *= 2; n } + n;
    println!("{m}");
}
