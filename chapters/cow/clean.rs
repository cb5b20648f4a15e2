use std::borrow::Cow;

fn clean(text: &str) -> Cow<'_, str> {
    if text.contains('\t') {
        Cow::Owned(text.replace('\t', " "))
    } else {
        Cow::Borrowed(text)
    }
}

fn main() {
    let plain = clean("salt and pepper");
    let tabbed = clean("salt\tand\tpepper");
    println!("{plain}, {tabbed}");
}
