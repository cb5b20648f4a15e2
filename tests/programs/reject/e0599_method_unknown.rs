struct S;
fn main() {
    S.go(); //~ E0599
    5.go(); //~ E0599
    vec![1].pushh(2); //~ E0599
    String::make(); //~ E0599
}
