//! What is written to a hasher, and a map with a hasher of one's own.
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

#[derive(Default)]
struct Log(String);

impl Hasher for Log {
    fn finish(&self) -> u64 {
        self.0.len() as u64
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 += &format!("{bytes:?} ");
    }
    fn write_u32(&mut self, i: u32) {
        self.0 += &format!("u32:{i} ");
    }
    fn write_usize(&mut self, i: usize) {
        self.0 += &format!("usize:{i} ");
    }
}

fn log(value: impl Hash) {
    let mut log = Log::default();
    value.hash(&mut log);
    println!("{}", log.0);
}

#[derive(Default)]
struct Fnv(u64);
impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = (self.0 ^ *b as u64).wrapping_mul(0x100000001b3);
        }
    }
}

fn main() {
    log(7u32);
    log(-7i32);
    log(7u64);
    log("text");
    log(vec![1u8, 2]);
    log([1u16, 2]);
    log(["a", "b"]);
    log((1u32, 2i8, true));
    log('é');
    log(Some(3u32));
    log(Box::new([0i32; 2]));
    let mut map: HashMap<&str, i32, BuildHasherDefault<Fnv>> = HashMap::default();
    for (i, word) in "the quick brown fox jumps over the lazy dog".split(' ').enumerate() {
        map.insert(word, i as i32);
    }
    // This hasher has no keys: the order is the same in every run.
    println!("{map:?}");
    println!("{:?}", map.keys().collect::<Vec<_>>());
    map.remove("fox");
    map.insert("cat", 1);
    println!("{:?}", map.into_values().collect::<Vec<_>>());
}
