struct Bell(&'static str);

impl Bell {
    fn name(&self) -> &'static str {
        self.0
    }
}

impl Drop for Bell {
    fn drop(&mut self) {
        println!("{} rings", self.0);
    }
}

fn main() {
    let name = Bell("passing").name();
    println!("heard: {name}");
    let _ = Bell("nameless");
    let _kept = Bell("kept");
    println!("the end");
}
