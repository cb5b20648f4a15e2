use std::collections::HashMap;

fn main() {
    let mut map: HashMap<&str, i32> = HashMap::new();
    map.insert("a", 1);
    let one = map.get("a");
    map.insert("b", 2); //~ E0502
    println!("{one:?}");
    {
        let key = String::from("c");
        map.insert(&key, 3); //~ E0597
    }
    println!("{}", map.len());
}
