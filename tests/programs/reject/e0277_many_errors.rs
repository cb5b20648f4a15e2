struct User { name: String, age: u8 }
fn older(u: &User) -> User {
    User { name: u.name.clone(), age: u.age + "1" } //~ E0277
}
fn greet(u: User) -> String {
    format!("hello {}", u.nam) //~ E0609
}
fn find(users: &[User], name: &str) -> &User { //~ E0106
    users.iter().find(|u| u.name == name).unwrap()
}
fn main() {
    let u = User { name: "a", age: 3 }; //~ E0308
    older(u); //~ E0308
    greet(&u, 1); //~ E0061
}
