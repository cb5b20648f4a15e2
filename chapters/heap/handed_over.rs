fn main() {
    let names = guest_list();
    let kept = names;
    println!("{}", kept.len());
}

fn guest_list() -> Vec<u16> {
    let mut seats = Vec::new();
    seats.push(12);
    seats.push(7);
    seats
}
