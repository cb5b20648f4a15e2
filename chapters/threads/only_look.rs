use std::sync::Arc;

fn main() {
    let total = Arc::new(0);
    let copy = Arc::clone(&total);
    *copy += 1; //~ E0594
    println!("{total}");
}
