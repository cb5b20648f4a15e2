use std::borrow::Cow;

struct Entry {
    title: String,
}

fn keep(title: Cow<'_, str>) -> Entry {
    Entry { title: title.into_owned() }
}

fn main() {
    let made = String::from("Log of May");
    let first = keep(Cow::Owned(made));
    let second = keep(Cow::Borrowed("Log"));
    println!("{} {}", first.title, second.title);
}
