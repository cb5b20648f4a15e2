fn main() {
    let text = String::from("lantern");
    let twin = unsafe { std::ptr::read(&text) };
    drop(text);
    let next = String::from("harbour");
    drop(twin); //~ ub:double_free
    println!("{next}");
}
