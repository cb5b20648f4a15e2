mod a { pub struct Item; }
mod b { pub struct Item; }
use a::Item;
use b::Item; //~ E0252
fn main() {}
