// In edition 2024 the temporary of a tail expression goes first.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

impl D {
    fn get(&self) -> Option<i32> {
        None
    }
}

fn tail() -> Option<i32> {
    let _local = D("local");
    D("temp").get()
}

fn main() {
    println!("{:?}", tail());
    if let Some(n) = D("scrutinee").get() {
        println!("then {n}");
    } else {
        println!("else");
    }
    match D("matched").get() {
        Some(_) => println!("some"),
        None => println!("none"),
    }
    let extended = &D("extended");
    println!("end {}", extended.0);
}
