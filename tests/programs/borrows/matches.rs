#[derive(Debug)]
enum Tree {
    Leaf(i32),
    Node(Box<Tree>, Box<Tree>),
}

impl Tree {
    fn double(&mut self) {
        match self {
            Tree::Leaf(x) => *x *= 2,
            Tree::Node(a, b) => {
                a.double();
                b.double();
            }
        }
    }

    fn leftmost(&self) -> &i32 {
        match self {
            Tree::Leaf(x) => x,
            Tree::Node(a, _) => a.leftmost(),
        }
    }

    fn leftmost_mut(&mut self) -> &mut i32 {
        match self {
            Tree::Leaf(x) => x,
            Tree::Node(a, _) => a.leftmost_mut(),
        }
    }
}

fn first_or_insert(v: &mut Vec<i32>) -> &mut i32 {
    if v.is_empty() {
        v.push(1);
    }
    &mut v[0]
}

fn main() {
    let mut tree = Tree::Node(Box::new(Tree::Leaf(1)), Box::new(Tree::Leaf(2)));
    tree.double();
    *tree.leftmost_mut() += 10;
    println!("{} {tree:?}", tree.leftmost());
    let mut v = vec![];
    *first_or_insert(&mut v) += 1;
    let mut value = Some(3);
    if let Some(x) = &mut value
        && *x > 2
    {
        *x = 7;
    }
    match &mut value {
        Some(x) if *x == 7 => *x = 8,
        _ => {}
    }
    while let Some(x) = value {
        if x > 8 {
            value = None;
        } else {
            value = Some(x + 1);
        }
    }
    println!("{v:?} {value:?}");
}
