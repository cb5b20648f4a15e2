struct Tagged<T> {
    tag: u8,
    value: T,
}

fn main() {
    let small = Tagged { tag: 1, value: true };
    let number = Tagged { tag: 2, value: 7_u64 };
    let text = Tagged { tag: 3, value: String::from("ox") };
    let tags = small.tag + number.tag + text.tag;
    println!("{tags} {} {} {}", small.value, number.value, text.value);
}
