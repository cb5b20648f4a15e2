// Coercions at every site: let, arguments, fields, returns, branches, arrays.
use std::fmt::{Debug, Display};
use std::rc::Rc;
struct Fields<'a> {
    text: &'a str,
    items: &'a [i32],
    shown: &'a dyn Display,
    f: fn(i32) -> i32,
    raw: *const i32,
}
fn slice_len(s: &[u8]) -> usize {
    s.len()
}
fn text_len(s: &str) -> usize {
    s.len()
}
fn show(d: &dyn Debug) -> String {
    format!("{d:?}")
}
fn pick(n: u8) -> Box<dyn Display> {
    match n {
        0 => Box::new(1),
        1 => Box::new("one"),
        _ => Box::new('c'),
    }
}
fn debug_all(items: &[&dyn Debug]) -> Vec<String> {
    items.iter().map(|d| show(*d)).collect()
}
fn inc(x: i32) -> i32 {
    x + 1
}
fn never_to_any(flag: bool) -> u8 {
    let x: u8 = if flag { 5 } else { panic!("no") };
    x
}
struct Wrap<T: ?Sized>(u8, T);
fn main() {
    let array = [1, 2, 3];
    let owned = String::from("text");
    let number = 7;
    let f = Fields { text: &owned, items: &array, shown: &number, f: inc, raw: &number };
    println!("{} {:?} {} {} {}", f.text, f.items, f.shown, (f.f)(1), unsafe { *f.raw });
    println!("{} {} {}", slice_len(&[1, 2]), slice_len(&vec![1; 4]), slice_len(b"bytes"));
    println!("{} {}", text_len(&owned), text_len(&Box::new(Rc::new(String::from("deep")))));
    println!("{} {} {}", pick(0), pick(1), pick(2));
    println!("{:?}", debug_all(&[&1, &"s", &[1.5], &Some('x')]));
    let fs: [fn(i32) -> i32; 3] = [inc, |x| x * 2, i32::abs];
    println!("{:?}", fs.map(|f| f(-4)));
    let list: Vec<Box<dyn Fn() -> String>> =
        vec![Box::new(|| "a".into()), Box::new(String::new), Box::new(move || owned.clone())];
    println!("{:?}", list.iter().map(|f| f()).collect::<Vec<_>>());
    let r: Rc<[i32]> = Rc::new([1, 2]);
    let d: Rc<dyn Debug> = r.clone().len().into_rc();
    println!("{r:?} {d:?}");
    let w: &Wrap<[u8]> = &Wrap(1, [2, 3]);
    let b: Box<Wrap<dyn Display>> = Box::new(Wrap(4, "w"));
    println!("{} {} {} {}", w.0, w.1.len(), b.0, &b.1);
    let mut m = 5;
    let mr = &mut m;
    let shared: &i32 = mr;
    println!("{shared}");
    let rr: &mut i32 = &mut *mr;
    *rr += 1;
    *mr += 1;
    let p: *mut i32 = mr;
    let q: *const i32 = p;
    println!("{} {}", unsafe { *q }, never_to_any(true));
    let x = if number > 5 { &array as &[i32] } else { &[] };
    println!("{x:?}");
    let empty: [&dyn Display; 0] = [];
    println!("{}", empty.len());
    let opt: Option<&dyn Display> = Some(&3);
    println!("{}", opt.map_or(String::new(), |d| d.to_string()));
}
trait IntoRc {
    fn into_rc(self) -> Rc<Self>;
}
impl<T> IntoRc for T {
    fn into_rc(self) -> Rc<T> {
        Rc::new(self)
    }
}
