// Nested Debug output, plain and pretty.
#[derive(Debug, Clone)]
struct Point {
    x: i32,
    y: Option<f32>,
}

#[derive(Debug)]
enum Item {
    Unit,
    One(Point),
    Named { list: Vec<(u8, char)>, text: &'static str },
}

fn main() {
    let p = Point { x: -1, y: Some(0.5) };
    let items = vec![
        Item::Unit,
        Item::One(p.clone()),
        Item::Named { list: vec![(1, 'a'), (2, '\n')], text: "q\"uote\t\u{1}é" },
    ];
    println!("{items:?}");
    println!("{items:#?}");
    println!("{:#?} {:?}", (1, "x"), ((), [Some(()), None]));
    println!("{:?} {:?}", 'c', '\'');
    println!("{:5}|{:<5}|{:^5}|{:?}", true, 'x', "ab", "tab\t");
    let r: Result<&str, ()> = Ok("fine");
    println!("{r:?} {:?} {:?}", Box::new(3), std::rc::Rc::new(vec![1]));
}
