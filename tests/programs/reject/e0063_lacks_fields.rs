struct User { name: String, age: u8, admin: bool }
fn main() {
    let u = User { name: String::from("a") }; //~ E0063
    println!("{}", u.age);
}
