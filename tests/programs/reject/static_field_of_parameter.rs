struct Table<T> {
    rows: &'static T, //~ E0310
}

fn main() {
    let t = Table { rows: &5 };
    println!("{}", t.rows);
}
