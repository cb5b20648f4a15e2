union Bits {
    int: u32,
    float: f32,
}

fn main() {
    let mut bits = Bits { int: 1 };
    unsafe {
        let int = &mut bits.int;
        let float = &bits.float; //~ E0502
        *int = 2;
        println!("{float}");
    }
}
