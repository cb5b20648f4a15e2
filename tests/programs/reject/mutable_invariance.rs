fn push<'a>(list: &mut Vec<&'a str>, text: &'a str) {
    list.push(text);
}

fn main() {
    let mut list: Vec<&str> = Vec::new();
    {
        let s = String::from("a");
        push(&mut list, &s); //~ E0597
    }
    println!("{}", list.len());
}
