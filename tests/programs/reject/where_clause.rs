struct Wrapper<'a, 'b> {
    outer: &'a str,
    inner: &'b str,
}

impl<'a, 'b> Wrapper<'a, 'b> {
    fn inner(&self) -> &'a str {
        self.inner //~ syntax
    }

    fn outer(&self) -> &'a str {
        self.outer
    }
}

fn main() {
    let w = Wrapper { outer: "a", inner: "b" };
    w.inner();
    w.outer();
}
