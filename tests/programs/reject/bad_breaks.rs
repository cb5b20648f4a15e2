// break and continue where they cannot be.
fn main() {
    let x = for i in 0..3 {
        break i; //~ E0571
    };
    break; //~ E0268
    let y = while true {
        break 5; //~ E0571
    };
    continue; //~ E0268
}
