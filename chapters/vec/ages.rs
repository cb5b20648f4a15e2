use std::collections::HashMap;

fn main() {
    let mut ages = HashMap::new();
    ages.insert("Ida", 41);
    ages.insert("Noor", 28);
    ages.insert("Ida", 42);
    let ida = ages["Ida"];
    let tom = ages.get("Tom");
    println!("{ida} {tom:?} {}", ages.len());
}
