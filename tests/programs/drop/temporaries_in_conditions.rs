// Temporaries of conditions, scrutinees, arguments and tails in edition 2024.
use std::cell::RefCell;
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
impl D {
    fn get(&self) -> Option<u8> {
        Some(self.0.len() as u8)
    }
    fn yes(&self) -> bool {
        true
    }
}
fn pass<'a>(d: &'a D, e: &D) -> &'a D {
    println!("pass {} {}", d.0, e.0);
    d
}
fn main() {
    if let Some(n) = D("if let").get() {
        println!("then {n}");
    } else {
        println!("else");
    }
    if let None = D("not").get() {
        println!("then");
    } else {
        println!("else");
    }
    if D("plain").yes() && D("second").yes() {
        println!("both");
    }
    match D("match").get() {
        Some(4) => println!("four"),
        Some(n) if D("guard").yes() => println!("{n}"),
        _ => {}
    }
    let mut turns = 0;
    while let Some(_) = D("while").get() {
        turns += 1;
        if turns == 2 {
            break;
        }
        println!("turn");
    }
    let len = pass(&D("arg"), &D("other")).0.len();
    println!("{len}");
    let kept = &D("extended");
    let tuple = (&D("in tuple"), D("value").0);
    println!("{} {}", kept.0, tuple.1);
    let block = {
        let inner = D("inner");
        pass(&inner, &D("tail")).0
    };
    println!("{block}");
    let cell = RefCell::new(vec![1]);
    let n = {
        let c = &cell;
        c.borrow().len()
    };
    cell.borrow_mut().push(n as i32);
    let last = if let Some(x) = cell.borrow().last() { *x } else { 0 };
    cell.borrow_mut().push(last);
    println!("{:?}", cell.borrow());
    let s: &str = match 1 {
        1 => &String::from("from arm"),
        _ => "none",
    };
    println!("{s}");
}
