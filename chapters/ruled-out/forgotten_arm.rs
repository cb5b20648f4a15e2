enum Door {
    Open,
    Closed,
    Locked,
}

fn word(door: Door) -> &'static str {
    match door { //~ E0004
        Door::Open => "come in",
        Door::Closed => "knock",
    }
}

fn main() {
    println!("{}", word(Door::Locked));
}
