struct Noisy<'a>(&'a str);

impl Drop for Noisy<'_> {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

fn main() {
    let noisy;
    let text = String::from("x");
    noisy = Noisy(&text); //~ E0597
    println!("{}", noisy.0.len());
}
