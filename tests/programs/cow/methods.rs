//! `Cow`, `Borrow`, `ToOwned`, `AsRef`.

use std::borrow::{Borrow, Cow};
use std::collections::HashMap;

fn clean(s: &str) -> Cow<'_, str> {
    if s.contains(' ') { Cow::Owned(s.replace(' ', "_")) } else { Cow::Borrowed(s) }
}

fn length<T: AsRef<str>>(s: T) -> usize {
    s.as_ref().len()
}

fn look<K: Borrow<str> + std::hash::Hash + Eq>(map: &HashMap<K, i32>, key: &str) -> Option<i32> {
    map.get(key).copied()
}

fn main() {
    for s in ["a b", "ab"] {
        let cow = clean(s);
        println!("{cow} {} {}", matches!(cow, Cow::Owned(_)), cow.len());
    }
    let mut cow = Cow::Borrowed("x");
    cow.to_mut().push('y');
    cow += "z";
    println!("{cow:?} {}", cow.clone().into_owned());
    let mut numbers: Cow<[i32]> = Cow::Borrowed(&[1, 2]);
    numbers.to_mut().push(3);
    println!("{numbers:?} {}", numbers == Cow::Borrowed(&[1, 2, 3][..]));
    println!("{} {}", length("abc"), length(String::from("ab")));
    println!("{:?}", look(&HashMap::from([("k".to_string(), 1)]), "k"));
    println!("{}", Cow::from("a") + "b");
    let cows: Vec<Cow<str>> = vec!["a".into(), String::from("b").into()];
    println!("{}", cows.concat());
}
