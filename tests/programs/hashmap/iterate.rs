use std::collections::HashMap;

struct Loud(u32);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let mut map: HashMap<String, i32> = (0..50).map(|i| (format!("k{i}"), i)).collect();
    println!("{}", map.values().sum::<i32>());
    for value in map.values_mut() {
        *value += 1;
    }
    for (key, value) in &mut map {
        if key.len() == 2 {
            *value = 0;
        }
    }
    println!("{}", map.values().copied().max().unwrap());
    map.retain(|_, v| *v % 2 == 1);
    let mut rest: Vec<_> = map.clone().into_iter().collect();
    rest.sort();
    println!("{rest:?}");
    println!("{:?} {:?}", map.iter().size_hint(), map.keys().len());
    let copy = map.clone();
    println!("{}", copy == map);
    let drained: HashMap<_, _> = map.drain().collect();
    println!("{} {} {}", drained.len(), map.len(), drained == copy);
    let taken: Vec<_> = map.extract_if(|_, _| true).collect();
    println!("{taken:?}");
    let one = HashMap::from([("key", vec![1, 2])]);
    println!("{one:?} {one:#?}");
    let mut loud = HashMap::new();
    loud.insert(1, Loud(1));
    loud.insert(1, Loud(2));
    println!("replaced");
    loud.remove(&1);
    loud.insert(3, Loud(3));
    println!("end");
}
