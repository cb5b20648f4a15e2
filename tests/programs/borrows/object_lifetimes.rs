//! A mutable reference to a trait object is lent on for a shorter time than the object may live.

trait Counter {
    fn add(&mut self, by: u32) -> &mut u32;
}

struct Plain(u32);

impl Counter for Plain {
    fn add(&mut self, by: u32) -> &mut u32 {
        self.0 += by;
        &mut self.0
    }
}

impl dyn Counter {
    fn twice(&mut self) -> Option<&mut u32> {
        self.add(1);
        Some(self.add(1))
    }
}

enum Tree {
    Leaf(u32),
    Node(Box<Tree>, Box<Tree>),
}

fn walk<'a>(tree: &'a Tree, f: &mut dyn FnMut(&'a u32)) {
    match tree {
        Tree::Leaf(value) => f(value),
        Tree::Node(left, right) => {
            walk(left, f);
            walk(right, f);
        }
    }
}

fn main() {
    let mut counter: Box<dyn Counter> = Box::new(Plain(1));
    if let Some(value) = counter.twice() {
        *value += 10;
    }
    println!("{}", counter.add(0));
    let tree = Tree::Node(Box::new(Tree::Leaf(1)), Box::new(Tree::Leaf(2)));
    let mut found = Vec::new();
    walk(&tree, &mut |value| found.push(value));
    println!("{found:?}");
}
