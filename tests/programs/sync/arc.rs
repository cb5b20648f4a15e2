use std::sync::{Arc, Weak};

trait Shape: Send + Sync {
    fn area(&self) -> f64;
}

struct Square(f64);

impl Shape for Square {
    fn area(&self) -> f64 {
        self.0 * self.0
    }
}

impl Drop for Square {
    fn drop(&mut self) {
        println!("drop square {}", self.0);
    }
}

struct Node {
    me: Weak<Node>,
    value: i32,
}

fn main() {
    let first: Arc<dyn Shape> = Arc::new(Square(2.0));
    let second = Arc::clone(&first);
    println!("{} {} {}", first.area(), Arc::strong_count(&second), Arc::ptr_eq(&first, &second));
    let weak = Arc::downgrade(&first);
    drop(first);
    println!("{}", weak.upgrade().map_or(0.0, |shape| shape.area()));
    drop(second);
    println!("{} {}", weak.upgrade().is_none(), weak.strong_count());

    let node = Arc::new_cyclic(|me| Node { me: me.clone(), value: 3 });
    println!("{} {}", node.me.upgrade().unwrap().value, Arc::weak_count(&node));

    let mut text: Arc<str> = Arc::from("abc");
    println!("{text} {:?}", Arc::get_mut(&mut text).map(|it| it.len()));
    let mut number = Arc::new(1);
    let other = number.clone();
    *Arc::make_mut(&mut number) += 1;
    println!("{number} {other}");
    println!("{:?}", Arc::try_unwrap(number));
    let list: Arc<[i32]> = vec![1, 2, 3].into();
    println!("{list:?} {:?}", Arc::into_inner(other));
    println!("{:?} {}", Arc::new(5) == Arc::new(5), Arc::new("x") < Arc::new("y"));
    println!("{}", Arc::unwrap_or_clone(Arc::new(String::from("mine"))));
}
