use std::{
    cell::{Cell, OnceCell, Ref, RefCell, RefMut},
    rc::{Rc, Weak},
};

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

#[derive(Debug)]
struct Node {
    value: i32,
    parent: RefCell<Weak<Node>>,
    children: RefCell<Vec<Rc<Node>>>,
}

trait Speak {
    fn speak(&self) -> String;
}

impl Speak for Loud {
    fn speak(&self) -> String {
        self.0.to_uppercase()
    }
}

fn main() {
    let a = Rc::new(Loud("a"));
    let b = Rc::clone(&a);
    let w = Rc::downgrade(&a);
    println!("{} {} {}", Rc::strong_count(&a), Rc::weak_count(&a), Rc::ptr_eq(&a, &b));
    drop(a);
    println!("{:?} {}", w.upgrade().map(|x| x.0), w.strong_count());
    println!("{}", Rc::try_unwrap(b).map(|x| x.0).unwrap_or("shared"));
    println!("{} {}", w.upgrade().is_none(), w.weak_count());
    let mut n = Rc::new(5);
    *Rc::get_mut(&mut n).unwrap() += 1;
    let m = n.clone();
    *Rc::make_mut(&mut n) += 10;
    println!("{:?} {m}", Rc::get_mut(&mut n));
    let weak = Rc::downgrade(&n);
    *Rc::make_mut(&mut n) += 1;
    println!("{n} {:?} {:?}", weak.upgrade(), Rc::into_inner(m));
    let text: Rc<str> = Rc::from("shared text");
    let numbers: Rc<[i32]> = vec![1, 2, 3].into();
    println!("{text} {numbers:?} {} {}", text.len(), Rc::strong_count(&numbers));
    let speaker: Rc<dyn Speak> = Rc::new(Loud("dyn"));
    println!("{} {}", speaker.speak(), Rc::strong_count(&speaker.clone()));
    let leaf = Rc::new(Node { value: 3, parent: RefCell::default(), children: RefCell::default() });
    let branch = Rc::new(Node { value: 5, parent: RefCell::new(Weak::new()), children: RefCell::new(vec![leaf.clone()]) });
    *leaf.parent.borrow_mut() = Rc::downgrade(&branch);
    println!("{:?} {}", leaf.parent.borrow().upgrade().map(|p| p.value), branch.children.borrow()[0].value);
    println!("{} {} {}", Rc::strong_count(&leaf), Rc::weak_count(&branch), Rc::strong_count(&branch));
    let me = Rc::new_cyclic(|w: &Weak<(i32, Weak<i32>)>| { println!("{:?}", w.upgrade().is_none()); (1, Weak::new()) });
    println!("{} {:?}", me.0, me.1);
    let cell = Cell::new(1);
    cell.set(cell.get() + 1);
    println!("{} {} {}", cell.replace(9), cell.get(), cell.take());
    let c = RefCell::new(vec![1]);
    {
        let r1 = c.borrow();
        let r2: Ref<'_, i32> = Ref::map(c.borrow(), |v| &v[0]);
        println!("{} {} {:?} {:?}", r1.len(), *r2, c.try_borrow_mut().is_err(), c.try_borrow().is_ok());
    }
    {
        let mut m: RefMut<'_, Vec<i32>> = c.borrow_mut();
        m.push(2);
        println!("{:?} {:?}", c, c.try_borrow().map(|_| ()).map_err(|e| e.to_string()));
    }
    println!("{:?} {:?} {:?}", c.replace(vec![]), c, c.borrow().is_empty());
    c.borrow_mut().extend([3, 4]);
    println!("{:?} {:?}", c.take(), c.into_inner());
    let once: OnceCell<String> = OnceCell::new();
    println!("{:?} {} {:?} {:?}", once.get(), once.get_or_init(|| "made".into()), once.set("x".into()), once);
    let shared = Rc::new(RefCell::new(Loud("last")));
    let other = Rc::clone(&shared);
    other.borrow_mut().0 = "changed";
    println!("{}", shared.borrow().0);
    let counters: Vec<Rc<Cell<u32>>> = vec![Rc::new(Cell::new(0)); 3];
    counters[0].set(5);
    println!("{:?} {}", counters[2], Rc::strong_count(&counters[1]));
    println!("{:?}", Rc::new(3) < Rc::new(4) && Rc::new(3) == Rc::new(3));
    println!("end");
}
