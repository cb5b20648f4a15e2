fn main() {
    let mut total = 1;
    let show = || println!("{total}");
    total = 2; //~ E0506
    show();
}
