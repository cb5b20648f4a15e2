enum List { //~ E0072
    Node(i32, List),
    End,
}

fn main() {
    println!("how large is {}?", "a List");
}
