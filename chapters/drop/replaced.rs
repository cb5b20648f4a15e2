struct Bell(&'static str);

impl Drop for Bell {
    fn drop(&mut self) {
        println!("{} rings", self.0);
    }
}

fn main() {
    let mut bell = Bell("old");
    println!("{} hangs", bell.0);
    bell = Bell("new");
    println!("{} hangs", bell.0);
}
