use std::rc::Rc;

struct Node {
    value: u64,
    next: Option<Rc<Node>>,
}

fn sum(list: &Option<Rc<Node>>) -> u64 {
    let mut total = 0;
    let mut at = list;
    while let Some(node) = at {
        total += node.value;
        at = &node.next;
    }
    total
}

fn main() {
    let mut list = None;
    let mut totals = Vec::new();
    for value in 0..70 {
        list = Some(Rc::new(Node { value, next: list }));
        totals.push(sum(&list));
    }
    println!("{} {:?}", totals.len(), totals.last());
}
