#[derive(Default)]
struct Tree {
    root: Option<Box<Node>>,
}

struct Node {
    key: u32,
    left: Tree,
    right: Tree,
}

impl Tree {
    fn insert(&mut self, key: u32) {
        match &mut self.root {
            None => {
                let node = Node { key, left: Tree::default(), right: Tree::default() };
                self.root = Some(Box::new(node));
            }
            Some(node) if key < node.key => node.left.insert(key),
            Some(node) => node.right.insert(key),
        }
    }

    fn depth(&self) -> u32 {
        match &self.root {
            None => 0,
            Some(node) => 1 + node.left.depth().max(node.right.depth()),
        }
    }
}

fn main() {
    let mut tree = Tree::default();
    for key in [50, 20, 80, 30] {
        tree.insert(key);
    }
    println!("{}", tree.depth());
}
