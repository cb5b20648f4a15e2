fn main() {
    let row = [10_u16, 20, 30, 40];
    let first = row.as_ptr();
    unsafe {
        let third = first.add(2);
        let second = third.sub(1);
        let steps = third.offset_from(first);
        let sum = *second + *third;
        println!("{sum} {steps}");
    }
}
