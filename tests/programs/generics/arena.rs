//! A typed arena: references that live as long as the arena.

use std::cell::{Cell, RefCell};

struct Arena<T> {
    chunks: RefCell<Vec<Vec<T>>>,
}

impl<T> Arena<T> {
    fn new() -> Self {
        Arena { chunks: RefCell::new(vec![Vec::with_capacity(2)]) }
    }
    #[allow(clippy::mut_from_ref)]
    fn alloc(&self, value: T) -> &mut T {
        let mut chunks = self.chunks.borrow_mut();
        if chunks.last().is_none_or(|chunk| chunk.len() == chunk.capacity()) {
            let size = 2 * chunks.last().map_or(1, Vec::capacity);
            chunks.push(Vec::with_capacity(size));
        }
        let chunk = chunks.last_mut().unwrap();
        chunk.push(value);
        // The chunk never grows beyond its capacity, so that nothing in it moves.
        let last: *mut T = unsafe { chunk.as_mut_ptr().add(chunk.len() - 1) };
        unsafe { &mut *last }
    }
}

struct Node<'a> {
    id: u32,
    edges: RefCell<Vec<&'a Node<'a>>>,
    seen: Cell<bool>,
}

fn visit<'a>(node: &'a Node<'a>, order: &mut Vec<u32>) {
    if node.seen.replace(true) {
        return;
    }
    order.push(node.id);
    for next in node.edges.borrow().iter() {
        visit(next, order);
    }
}

fn main() {
    let arena = Arena::new();
    let nodes: Vec<&Node> = (0..5)
        .map(|id| &*arena.alloc(Node { id, edges: RefCell::default(), seen: Cell::new(false) }))
        .collect();
    for (a, b) in [(0, 2), (2, 4), (4, 0), (0, 1)] {
        nodes[a].edges.borrow_mut().push(nodes[b]);
    }
    let mut order = Vec::new();
    visit(nodes[0], &mut order);
    println!("{order:?} {}", nodes[3].seen.get());
}
