struct Node {
    next: Option<Box<Node>>,
    value: i32,
}

fn main() {
    let mut list = Node { next: Some(Box::new(Node { next: None, value: 2 })), value: 1 };
    let tail = &mut list.next;
    list.next = None; //~ E0506
    if let Some(node) = tail {
        node.value = 3;
    }
    println!("{}", list.value);
}
