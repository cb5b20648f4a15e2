fn main() {
    let mut seat = Some(String::from("Ada"));
    let guest = seat.take();
    println!("{guest:?} {seat:?}");
    let before = seat.replace(String::from("Bob"));
    println!("{before:?} {seat:?}");
}
