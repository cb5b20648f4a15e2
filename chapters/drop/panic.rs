struct Bell(&'static str);

impl Drop for Bell {
    fn drop(&mut self) {
        println!("{} rings", self.0);
    }
}

fn climb(steps: &[i32]) -> i32 {
    let _alarm = Bell("alarm");
    steps[3]
}

fn main() {
    let _evening = Bell("evening");
    let height = climb(&[10, 20, 30]);
    println!("{height}");
}
