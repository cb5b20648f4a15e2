//@ edition: 2021
// In edition 2021 the temporary of a tail expression outlives the locals.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

impl D {
    fn get(&self) -> i32 {
        1
    }
}

fn tail() -> i32 {
    let _local = D("local");
    D("temp").get()
}

fn main() {
    println!("{}", tail());
    if let Some(n) = Some(D("scrutinee")).as_ref().map(|d| d.get()) {
        println!("then {n}");
    } else {
        println!("else");
    }
    println!("end");
}
