struct Card {
    suit: u8,
    rank: u8,
    suit: u16, //~ E0124
}
fn main() {}
