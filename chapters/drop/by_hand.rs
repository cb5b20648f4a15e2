struct Bell(&'static str);

impl Drop for Bell {
    fn drop(&mut self) {
        println!("{} rings", self.0);
    }
}

fn main() {
    let mut bell = Bell("noon");
    bell.drop(); //~ E0040
}
