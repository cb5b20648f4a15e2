fn main() {
    let n = 3;
    if n > 2 {
        break; //~ E0268
    }
    continue; //~ E0268
}
