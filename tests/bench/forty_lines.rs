use std::cell::RefCell;
use std::rc::Rc;

#[derive(Debug, Clone)]
struct Item {
    name: String,
    price: u32,
}

struct Basket {
    items: Vec<Item>,
    log: Rc<RefCell<Vec<String>>>,
}

impl Basket {
    fn new(log: &Rc<RefCell<Vec<String>>>) -> Self {
        Basket { items: Vec::new(), log: Rc::clone(log) }
    }

    fn add(&mut self, name: &str, price: u32) {
        self.items.push(Item { name: name.to_string(), price });
        self.log.borrow_mut().push(format!("{name} added"));
    }

    fn total(&self) -> u32 {
        self.items.iter().map(|item| item.price).sum()
    }
}

fn main() {
    let log = Rc::new(RefCell::new(Vec::new()));
    let mut basket = Basket::new(&log);
    basket.add("tea", 3);
    basket.add("bread", 4);
    let first = basket.items[0].clone();
    println!("{} of {}", first.name, basket.total());
    for line in log.borrow().iter() {
        println!("{line}");
    }
    println!("{}", Rc::strong_count(&log));
}
