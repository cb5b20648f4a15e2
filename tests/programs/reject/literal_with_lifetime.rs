struct Word<'a> {
    text: &'a str,
}

fn keep<'a>(word: Word<'a>, other: &str) -> Word<'a> {
    println!("{}", word.text);
    Word::<'a> { text: other } //~ E0621
}

fn main() {
    let w = keep(Word { text: "a" }, "b");
    println!("{}", w.text);
}
