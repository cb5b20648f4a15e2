enum Json { Null, List(Pair) } //~ E0072
struct Pair { a: Json, b: i32 }
fn main() {}
