fn main() {
    let left = Box::new(1_u32);
    let right = Box::new(2_u32);
    let from = &raw const *left;
    let gap = (&raw const *right).addr() - from.addr();
    let there = from.wrapping_byte_add(gap);
    println!("same place");
    println!("{} {}", unsafe { *there }, left); //~ ub:out_of_bounds
}
