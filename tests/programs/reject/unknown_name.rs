// A name that does not exist.
fn main() {
    println!("{}", missing); //~ E0425
}
