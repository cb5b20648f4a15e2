// A search tree of boxes.
#[derive(Debug, Default)]
struct Tree {
    root: Option<Box<Node>>,
}

#[derive(Debug)]
struct Node {
    key: i32,
    left: Option<Box<Node>>,
    right: Option<Box<Node>>,
}

impl Tree {
    fn insert(&mut self, key: i32) -> bool {
        let mut at = &mut self.root;
        while let Some(node) = at {
            if key == node.key {
                return false;
            }
            at = if key < node.key { &mut node.left } else { &mut node.right };
        }
        *at = Some(Box::new(Node { key, left: None, right: None }));
        true
    }

    fn walk(&self) -> Vec<i32> {
        fn go(node: &Option<Box<Node>>, out: &mut Vec<i32>) {
            if let Some(n) = node {
                go(&n.left, out);
                out.push(n.key);
                go(&n.right, out);
            }
        }
        let mut out = Vec::new();
        go(&self.root, &mut out);
        out
    }
}

fn main() {
    let mut t = Tree::default();
    for k in [5, 2, 8, 1, 9, 2] {
        print!("{} ", t.insert(k));
    }
    println!("{:?}", t.walk());
    println!("{:?}", t.root.as_ref().and_then(|n| n.left.as_ref()).map(|n| n.key));
}
