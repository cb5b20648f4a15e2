//! Hashing: derived, by hand, own builders.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash, Hasher};

#[derive(Hash, PartialEq, Eq, Debug, Clone, Copy)]
enum Kind { A, B(u8) }

struct NoCase(String);
impl Hash for NoCase {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for b in self.0.bytes() {
            state.write_u8(b.to_ascii_lowercase());
        }
    }
}
impl PartialEq for NoCase {
    fn eq(&self, other: &Self) -> bool { self.0.eq_ignore_ascii_case(&other.0) }
}
impl Eq for NoCase {}

#[derive(Default)]
struct Fnv(u64);
impl Hasher for Fnv {
    fn finish(&self) -> u64 { self.0 }
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = (self.0 ^ u64::from(*b)).wrapping_mul(0x100_0000_01b3);
        }
    }
}

fn main() {
    let hash = |x: &dyn Fn(&mut DefaultHasher)| {
        let mut h = DefaultHasher::new();
        x(&mut h);
        h.finish()
    };
    println!("{:x}", hash(&|h| Kind::B(3).hash(h)));
    println!("{}", hash(&|h| (1u8, "a").hash(h)) == hash(&|h| (1u8, "a".to_string()).hash(h)));
    println!("{:x}", hash(&|h| vec![1i32, 2].hash(h)));
    let mut words = HashSet::new();
    for w in ["One", "ONE", "two"] {
        words.insert(NoCase(w.into()));
    }
    println!("{}", words.len());
    let mut m: HashMap<&str, i32, BuildHasherDefault<Fnv>> = HashMap::default();
    m.insert("x", 1);
    *m.entry("x").or_default() += 1;
    println!("{m:?} {:x}", m.hasher().hash_one("x"));
    println!("{:?}", HashSet::from([Kind::A, Kind::A, Kind::B(1)]).len());
}
