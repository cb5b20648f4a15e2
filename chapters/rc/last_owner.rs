use std::rc::Rc;

struct Lamp {
    room: &'static str,
}

impl Drop for Lamp {
    fn drop(&mut self) {
        println!("the lamp in the {} goes out", self.room);
    }
}

fn main() {
    let lamp = Rc::new(Lamp { room: "hall" });
    let reader = Rc::clone(&lamp);
    println!("{} people read by it", Rc::strong_count(&lamp));
    drop(lamp);
    println!("one left");
    drop(reader);
    println!("dark");
}
