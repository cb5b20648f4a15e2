// Growing a String.
fn main() {
    let mut s = String::with_capacity(4);
    println!("{} {}", s.len(), s.capacity());
    s.push('a');
    s.push_str("bc");
    s += "d";
    println!("{s} {} {}", s.len(), s.capacity());
    s.push('é');
    println!("{s} {} {}", s.len(), s.capacity());
    s.insert(0, '>');
    s.insert_str(1, "> ");
    println!("{s} {:?} {}", s.pop(), s);
    s.truncate(4);
    println!("{s:?} {}", s.remove(0));
    s.clear();
    println!("{s:?} {}", s.is_empty());
    println!("{}", "ab".repeat(3) + &["x", "y"].concat() + &["1", "2"].join("-"));
}
