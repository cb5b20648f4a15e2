struct S { a: i32 }
fn main() {
    let s = S { a: 1, b: 2 }; //~ E0560
}
