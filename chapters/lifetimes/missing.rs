struct Cursor {
    rest: &str, //~ E0106
}

fn main() {
    let cursor = Cursor { rest: "salt" };
    println!("{}", cursor.rest);
}
