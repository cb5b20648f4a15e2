struct Bell(&'static str);

impl Drop for Bell {
    fn drop(&mut self) {
        println!("{} rings", self.0);
    }
}

fn melt(bell: Bell) {
    println!("{} is melted", bell.0);
}

fn main() {
    let pair = (Bell("left"), Bell("right"));
    melt(pair.0);
    println!("one is left");
}
