struct P(i32, i32, i32);
enum Cmd { Go(i32, i32) }
fn main() {
    let P(a, b) = P(1, 2, 3); //~ E0023
    match Cmd::Go(1, 2) {
        Cmd::Go(x) => println!("{x} {a} {b}"), //~ E0023
    }
}
