use std::borrow::Cow;

fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace('<', "&lt;"))
}

fn abs_all(v: &mut Cow<'_, [i32]>) {
    for i in 0..v.len() {
        if v[i] < 0 {
            v.to_mut()[i] = -v[i];
        }
    }
}

fn main() {
    for text in ["plain", "a < b"] {
        let escaped = escape(text);
        println!("{escaped} {}", matches!(escaped, Cow::Borrowed(_)));
    }
    let positive = [1, 2];
    let mixed = vec![1, -2];
    let mut a = Cow::from(&positive[..]);
    let mut b = Cow::from(&mixed);
    let mut c: Cow<[i32]> = Cow::from(vec![-3]);
    for v in [&mut a, &mut b, &mut c] {
        abs_all(v);
        println!("{v:?} {}", matches!(v, Cow::Owned(_)));
    }
    let mut s: Cow<str> = "ab".into();
    s += "c";
    println!("{s} {} {} {}", s == "abc", "abc" == s, s.len());
    println!("{} {:?}", s.clone().into_owned(), s.to_uppercase());
    let joined: Cow<str> = ['x', 'y'].into_iter().collect();
    println!("{joined:?} {:?}", Cow::<str>::default());
    println!("{}", String::from(joined) + "z");
}
