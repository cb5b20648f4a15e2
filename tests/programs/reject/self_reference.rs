struct Holder<'a> {
    text: String,
    part: Option<&'a str>,
}

impl<'a> Holder<'a> {
    fn link(&'a mut self) {
        self.part = Some(&self.text);
    }
}

fn main() {
    let mut h = Holder { text: String::from("a"), part: None };
    h.link();
    println!("{:?}", h.part); //~ E0502
}
