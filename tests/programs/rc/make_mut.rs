// get_mut, make_mut and into_inner.
use std::rc::Rc;

fn main() {
    let mut a = Rc::new(vec![1]);
    Rc::get_mut(&mut a).unwrap().push(2);
    let b = Rc::clone(&a);
    println!("{:?}", Rc::get_mut(&mut a));
    Rc::make_mut(&mut a).push(3);
    println!("{a:?} {b:?} {}", Rc::ptr_eq(&a, &b));
    println!("{:?}", Rc::into_inner(b));
    let text: Rc<str> = Rc::from("abc");
    println!("{text} {}", text.len());
}
