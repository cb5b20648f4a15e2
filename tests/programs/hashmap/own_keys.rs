//! Keys with `Hash` derived and written by hand; a map that many values leave again.
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

#[derive(Hash, PartialEq, Eq, Debug, Clone)]
enum Key {
    Unit,
    Number(i64),
    Pair { a: String, b: char },
}

#[derive(Debug, Clone, Eq)]
struct Caseless(String);

impl PartialEq for Caseless {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Hash for Caseless {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for b in self.0.bytes() {
            state.write_u8(b.to_ascii_lowercase());
        }
    }
}

fn main() {
    let mut map = HashMap::new();
    map.insert(Key::Unit, 1);
    map.insert(Key::Number(-3), 2);
    map.insert(Key::Pair { a: "x".into(), b: 'ä' }, 3);
    println!("{:?}", map.get(&Key::Pair { a: "x".into(), b: 'ä' }));
    println!("{:?}", map.insert(Key::Unit, 10));
    println!("{}", map.contains_key(&Key::Number(3)));

    let mut names = HashSet::new();
    println!("{}", names.insert(Caseless("Ferris".into())));
    println!("{}", names.insert(Caseless("FERRIS".into())));
    println!("{:?}", names.replace(Caseless("ferris".into())));
    println!("{:?}", names.get(&Caseless("FeRRiS".into())));

    // Deleted places are reused: the table never grows.
    let mut ring = HashMap::new();
    for i in 0..600u32 {
        ring.insert(i, i);
        if i >= 20 {
            assert_eq!(ring.remove(&(i - 20)), Some(i - 20));
        }
    }
    println!("{} {}", ring.len(), ring.capacity() <= 56);
    let mut left: Vec<_> = ring.into_keys().collect();
    left.sort_unstable();
    println!("{left:?}");
}
