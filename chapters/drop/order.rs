struct Bell(&'static str);

impl Drop for Bell {
    fn drop(&mut self) {
        println!("{} rings", self.0);
    }
}

fn main() {
    let _low = Bell("low");
    let _high = Bell("high");
    println!("all are up");
}
