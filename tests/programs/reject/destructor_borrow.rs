struct S<'a> {
    data: &'a mut String,
}

impl Drop for S<'_> {
    fn drop(&mut self) {
        self.data.push('x');
    }
}

fn take<'a>(s: S<'a>) -> &'a mut String {
    &mut *s.data //~ E0713
}

fn main() {
    let mut text = String::new();
    take(S { data: &mut text });
}
