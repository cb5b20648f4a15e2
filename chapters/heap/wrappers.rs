fn main() {
    let plain: Option<i32> = Some(5);
    let boxed: Option<Box<i32>> = Some(Box::new(5));
    let empty: Option<Box<i32>> = None;
    let outcome: Result<u8, String> = Err(String::from("full"));
    println!("{plain:?} {boxed:?} {empty:?} {outcome:?}");
}
