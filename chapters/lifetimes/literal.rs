fn title(day: u32) -> &'static str {
    if day == 7 { "holiday" } else { "workday" }
}

fn main() {
    let word;
    {
        let day = 7;
        word = title(day);
    }
    println!("{word}");
}
