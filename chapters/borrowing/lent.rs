fn length(text: &String) -> usize {
    text.len()
}

fn shout(text: &mut String) {
    text.push('!');
}

fn main() {
    let mut call = String::from("ahoy");
    let before = length(&call);
    shout(&mut call);
    let after = length(&call);
    println!("{call} {before} {after}");
}
