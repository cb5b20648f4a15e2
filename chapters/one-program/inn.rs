use std::sync::atomic::{AtomicU32, Ordering};

static HOUSE: &str = "The Anchor";
static SERVED: AtomicU32 = AtomicU32::new(0);

fn bill(price: u32, guest: &String) -> u32 {
    let tip = price / 10;
    SERVED.fetch_add(1, Ordering::Relaxed);
    println!("{guest} pays {price} and {tip}");
    price + tip
}

fn main() {
    let price = 40;
    let guest = String::from("Ida");
    let dishes = vec![12, 20, 8];
    let table = [3, 5];
    let total = bill(price, &guest);
    println!("{HOUSE}, table {}: {total}", table[0]);
    println!("{} dishes", dishes.len());
}
