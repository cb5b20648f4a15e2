// Captures of single fields, by reference and by value.
struct Player {
    name: String,
    score: u32,
    items: Vec<&'static str>,
}

fn main() {
    let mut p = Player { name: "Ann".to_string(), score: 0, items: vec![] };
    let mut win = |n: u32| p.score += n;
    win(3);
    win(4);
    p.items.push("map");
    let name = &p.name;
    let label = move || format!("{name}!");
    println!("{} {} {:?}", label(), p.score, p.items);
    let base = 10;
    let add = |x: i32| x + base;
    let twice = |f: &dyn Fn(i32) -> i32, x| f(f(x));
    println!("{}", twice(&add, 1));
}
