struct Bell(&'static str);

impl Drop for Bell {
    fn drop(&mut self) {
        println!("{} rings", self.0);
    }
}

fn main() {
    let lost = Box::new(Bell("lost"));
    let _found = Box::new(Bell("found"));
    std::mem::forget(lost);
}
