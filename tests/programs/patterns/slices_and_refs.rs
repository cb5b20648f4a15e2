// Slice patterns, references, boxes and nested bindings.
#[derive(Debug, Clone, PartialEq)]
enum Tree {
    Leaf(i32),
    Node(Box<Tree>, Box<Tree>),
}
fn ends(s: &[i32]) -> String {
    match s {
        [] => "empty".into(),
        [one] => format!("one {one}"),
        [first, .., last] if first == last => format!("same {first}"),
        [first, middle @ .., last] => format!("{first} {middle:?} {last}"),
    }
}
fn words(s: &[&str]) -> usize {
    match s {
        ["add", a, b] => a.len() + b.len(),
        ["neg" | "not", rest @ ..] => rest.len(),
        [.., "end"] => 99,
        [_, tail @ ..] => words(tail),
        [] => 0,
    }
}
fn sum(t: &Tree) -> i32 {
    match t {
        Tree::Leaf(n) => *n,
        Tree::Node(l, r) => sum(l) + sum(r),
    }
}
fn array([a, b, .., c]: [u8; 5]) -> u8 {
    a * b + c
}
fn main() {
    for s in [&[][..], &[1], &[1, 2, 1], &[1, 2, 3, 4]] {
        println!("{}", ends(s));
    }
    println!("{} {} {}", words(&["add", "aa", "b"]), words(&["x", "not", "y"]), words(&["q", "end"]));
    let tree = Tree::Node(Box::new(Tree::Leaf(1)), Box::new(Tree::Leaf(2)));
    println!("{} {}", sum(&tree), array([2, 3, 0, 0, 4]));
    let mut v = vec![(1, "a".to_string()), (2, "b".to_string())];
    for (n, s) in &mut v {
        *n += 1;
        s.push('!');
    }
    if let [(n, s), (_, t)] = &mut v[..] {
        *n = 9;
        t.push_str(s);
    }
    println!("{v:?}");
    let &(ref a, b) = &(String::from("x"), 5);
    let Some(&[x, y]) = Some(&[1, 2]) else { unreachable!() };
    println!("{a} {b} {x} {y}");
    let nested = Some(Some(Ok::<i32, String>(3)));
    match nested {
        Some(Some(Ok(n @ (1..=2 | 5)))) => println!("small {n}"),
        Some(Some(Ok(n @ 3..))) => println!("large {n}"),
        Some(Some(Ok(_) | Err(_))) | Some(None) | None => println!("other"),
    }
    let mut arr = [String::from("p"), String::from("q"), String::from("r")];
    let [first, _, third] = &mut arr;
    std::mem::swap(first, third);
    let [p, rest @ ..] = arr;
    println!("{p} {rest:?}");
    let Tree::Node(left, _) = tree else { return };
    match *left {
        Tree::Leaf(ref n) if *n > 0 => println!("{n}"),
        other => println!("{other:?}"),
    }
}
