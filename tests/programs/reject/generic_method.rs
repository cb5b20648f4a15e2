struct Cache<K, V> {
    entries: Vec<(K, V)>,
}

impl<K: PartialEq, V> Cache<K, V> {
    fn find(&self, key: &K) -> Option<&V> {
        self.entries.iter().find(|e| e.0 == *key).map(|e| &e.1)
    }

    fn replace(&mut self, key: K, value: V) -> Option<&V> {
        let old = self.find(&key);
        self.entries.push((key, value)); //~ E0502
        old
    }
}

fn main() {
    let mut cache = Cache { entries: vec![(1, 'a')] };
    cache.replace(1, 'b');
}
