use std::mem;

fn main() {
    let kept = String::from("umbrella");
    let lost = String::from("left glove");
    mem::forget(lost);
    println!("{kept}");
}
