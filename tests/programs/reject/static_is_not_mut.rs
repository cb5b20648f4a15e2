static LIMIT: u32 = 10;
static NAMES: [u8; 2] = [1, 2];

fn main() {
    LIMIT = 11; //~ E0594
    NAMES[0] = 3; //~ E0594
    let r = &mut LIMIT; //~ E0596
    *r += 1;
}
