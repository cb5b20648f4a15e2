use std::sync::RwLock;

fn main() {
    let news = RwLock::new(String::from("rain"));
    let one = news.read().unwrap();
    let two = news.read().unwrap();
    println!("{one} {two}");
    drop(one);
    drop(two);
    let mut pen = news.write().unwrap();
    pen.push('y');
    drop(pen);
    println!("{}", news.read().unwrap());
}
