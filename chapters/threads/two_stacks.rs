use std::thread;

fn main() {
    let bread = String::from("bread");
    let baker = thread::spawn(move || {
        let mut order = bread;
        order.push_str(" and cake");
        order
    });
    let table = 4;
    let order = baker.join().unwrap();
    println!("table {table}: {order}");
}
