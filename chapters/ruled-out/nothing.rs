fn find(names: &[&'static str]) -> Option<&'static str> {
    names.iter().copied().find(|name| name.len() > 4)
}

fn main() {
    let name: &str = find(&["Ida", "Tom"]); //~ E0308
    println!("{name}");
}
