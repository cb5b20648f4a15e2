fn main() {
    let there: Option<Box<u32>> = Some(Box::new(7));
    let nowhere: Option<Box<u32>> = None;
    let number = 9;
    let to_number: Option<&u32> = Some(&number);
    println!("{there:?} {nowhere:?} {to_number:?}");
}
