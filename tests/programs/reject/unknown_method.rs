// A method that does not exist.
struct S;

fn main() {
    S.go(); //~ E0599
}
