// A panic drops what is alive on the way out.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn deep(n: u32) -> u32 {
    let _d = D("deep");
    if n == 0 {
        let v: Vec<u32> = Vec::new();
        return v[3];
    }
    deep(n - 1) + 1
}

fn main() {
    let _a = D("main");
    let _pair = (D("left"), D("right"));
    println!("{}", deep(1));
}
