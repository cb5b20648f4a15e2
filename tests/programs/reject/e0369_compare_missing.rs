struct Money(u32);
fn main() {
    let same = Money(1) == Money(2); //~ E0369
    println!("{}", Money(1) < Money(2)); //~ E0369
}
