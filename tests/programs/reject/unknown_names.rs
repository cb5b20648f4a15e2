// Names that are nowhere.
fn main() {
    println!("{}", y); //~ E0425
    x += 1; //~ E0425
    let z = z + 1; //~ E0425
    {
        let q = 1;
    }
    q; //~ E0425
}
