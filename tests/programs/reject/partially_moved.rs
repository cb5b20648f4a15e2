// The whole is used after a field was moved.
#[derive(Debug)]
struct P {
    name: String,
    age: u8,
}

fn main() {
    let p = P { name: String::new(), age: 1 };
    let n = p.name;
    println!("{n} {}", p.age);
    println!("{p:?}"); //~ E0382
}
