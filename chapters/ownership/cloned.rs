fn main() {
    let recipe = String::from("flour, water");
    let mut copy = recipe.clone();
    copy.push_str(", salt");
    println!("{recipe}");
    println!("{copy}");
}
