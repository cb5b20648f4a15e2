// Structs in structs, changed in place through a path.
#[derive(Debug, Default)]
struct Inner {
    values: [i32; 3],
    name: Option<String>,
}

#[derive(Debug, Default)]
struct Outer {
    id: u8,
    inner: Inner,
    extra: (bool, char),
}

fn main() {
    let mut o = Outer::default();
    o.inner.values[1] = 7;
    o.inner.name = Some("x".to_string());
    o.extra.0 = true;
    o.extra.1 = 'ß';
    let inner = &mut o.inner;
    inner.values[2] += inner.values[1] * 2;
    println!("{o:?} {}", o.id);
}
