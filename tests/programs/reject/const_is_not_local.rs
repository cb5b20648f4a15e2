const LIMIT: i32 = 3;

fn limit() -> &'static i32 {
    &LIMIT
}

fn sum() -> &'static i32 {
    let limit = LIMIT;
    &limit //~ E0515
}

fn main() {
    limit();
    sum();
}
