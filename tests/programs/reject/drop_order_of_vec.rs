struct Log<'a>(&'a String);

impl Drop for Log<'_> {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

fn main() {
    let mut logs = Vec::new();
    let text = String::from("x");
    logs.push(Log(&text)); //~ E0597
}
