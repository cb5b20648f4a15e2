struct Bell(&'static str);

impl Drop for Bell {
    fn drop(&mut self) {
        println!("{} rings", self.0);
    }
}

struct Tower {
    top: Bell,
    foot: Bell,
}

impl Drop for Tower {
    fn drop(&mut self) {
        println!("the tower of {} and {} falls", self.top.0, self.foot.0);
    }
}

fn main() {
    let _tower = Tower { top: Bell("top"), foot: Bell("foot") };
    let _row = vec![Bell("first"), Bell("second")];
}
