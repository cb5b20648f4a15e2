fn main() {
    let a = [String::from("a"), String::from("b"), String::from("c")];
    let [first, _, _] = a;
    let [rest @ .., _] = a; //~ E0382
    println!("{first} {}", rest.len());
}
