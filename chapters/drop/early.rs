struct Bell(&'static str);

impl Drop for Bell {
    fn drop(&mut self) {
        println!("{} rings", self.0);
    }
}

fn main() {
    let dinner = Bell("dinner");
    let _night = Bell("night");
    drop(dinner);
    println!("we eat");
}
