// An operator on a type parameter without a bound.
fn twice<T: Copy>(a: T) -> T {
    a + a //~ E0369
}

fn main() {
    println!("{}", twice(2));
}
