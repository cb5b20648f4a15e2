use std::collections::HashMap;
use std::collections::hash_map::Entry;

fn main() {
    let text = "one two three two one two";
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for word in text.split(' ') {
        *counts.entry(word).or_insert(0) += 1;
    }
    let mut sorted: Vec<_> = counts.iter().collect();
    sorted.sort();
    println!("{sorted:?}");

    counts.entry("one").and_modify(|n| *n *= 10).or_insert(7);
    counts.entry("four").and_modify(|n| *n *= 10).or_insert_with(|| 7);
    println!("{} {}", counts["one"], counts["four"]);
    println!("{}", counts.entry("five").or_insert_with_key(|k| k.len() as u32));

    match counts.entry("two") {
        Entry::Occupied(mut e) => {
            println!("{} {}", e.key(), e.get());
            println!("{}", e.insert(100));
            println!("{:?}", e.remove_entry());
        }
        Entry::Vacant(_) => println!("vacant"),
    }
    match counts.entry("two") {
        Entry::Occupied(_) => println!("occupied"),
        Entry::Vacant(e) => {
            println!("{:?}", e.key());
            *e.insert(5) += 1;
        }
    }
    println!("{:?} {:?}", counts.get("two"), counts.get_key_value("two"));
    println!("{:?} {:?}", counts.remove("two"), counts.remove("two"));
    let mut groups: HashMap<usize, Vec<&str>> = HashMap::new();
    for word in text.split(' ') {
        groups.entry(word.len()).or_default().push(word);
    }
    println!("{:?} {:?}", groups[&3], groups[&5]);
    let e = groups.entry(3);
    println!("{e:?}");
}
