// A `move` closure takes what it uses; a closure that gives its capture away runs once.
fn main() {
    let name = String::from("Ada");
    let greet = move || println!("hello {name}");
    greet();
    println!("{}", name.len()); //~ E0382

    let list = vec![1, 2];
    let consume = || drop(list);
    consume();
    consume(); //~ E0382
}
