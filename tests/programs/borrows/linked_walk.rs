struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

fn last(mut node: &mut Node) -> &mut Node {
    while node.next.is_some() {
        node = node.next.as_mut().unwrap();
    }
    node
}

fn push_back(mut cursor: &mut Option<Box<Node>>, value: i32) {
    while let Some(node) = cursor {
        cursor = &mut node.next;
    }
    *cursor = Some(Box::new(Node { value, next: None }));
}

fn main() {
    let mut list = Node { value: 1, next: None };
    last(&mut list).next = Some(Box::new(Node { value: 2, next: None }));
    push_back(&mut list.next, 3);
    let mut at = Some(&list);
    while let Some(node) = at {
        println!("{}", node.value);
        at = node.next.as_deref();
    }
}
