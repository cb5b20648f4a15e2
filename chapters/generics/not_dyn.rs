trait Twin {
    fn twin(&self) -> Self;
}

impl Twin for u32 {
    fn twin(&self) -> Self {
        *self
    }
}

fn double(_thing: &dyn Twin) {} //~ E0038

fn main() {
    println!("{}", 7_u32.twin());
}
