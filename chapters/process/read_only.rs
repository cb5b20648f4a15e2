static CREW: [u16; 2] = [3, 5];

fn main() {
    let first = &mut CREW[0]; //~ E0596
    *first = 4;
    println!("{}", CREW[0]);
}
