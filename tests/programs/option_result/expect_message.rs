fn find<'a>(names: &[&'a str], prefix: &str) -> Option<&'a str> {
    names.iter().copied().find(|n| n.starts_with(prefix))
}

fn main() {
    let names = ["ada", "grace"];
    println!("{}", find(&names, "gr").expect("grace is there"));
    println!("{}", find(&names, "x").expect("nobody of that name"));
}
