// Operators that are not defined.
struct S;
fn f<T>(a: T, b: T) -> bool {
    a == b //~ E0369
}
fn main() {
    let a = S + S; //~ E0369
    let b = "a" + "b"; //~ E0369
    let c = -"a"; //~ E0600
    let d = !S; //~ E0600
    let mut e = S;
    e += 1; //~ E0368
    let v = vec![S] == vec![S]; //~ E0369
}
