use std::sync::atomic::{AtomicU32, Ordering};

static NAME: &str = "Fram";
static CREW: [u16; 4] = [3, 5, 8, 13];
static TRIPS: AtomicU32 = AtomicU32::new(7);
static FISH: AtomicU32 = AtomicU32::new(0);
const LIMIT: u32 = 12;

fn main() {
    let load = LIMIT - 2;
    let cargo = Box::new(load);
    FISH.fetch_add(*cargo, Ordering::Relaxed);
    TRIPS.fetch_add(1, Ordering::Relaxed);
    let fish = FISH.load(Ordering::Relaxed);
    println!("{NAME} {} {fish}", CREW[3]);
}
