fn main() {
    let yes: Option<bool> = Some(true);
    let no: Option<bool> = Some(false);
    let none: Option<bool> = None;
    let nested: Option<Option<bool>> = Some(None);
    println!("{yes:?} {no:?} {none:?} {nested:?}");
}
