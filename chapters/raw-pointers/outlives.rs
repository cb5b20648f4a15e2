fn place() -> *const u32 {
    let local = 7;
    &raw const local
}

fn main() {
    let lost = place();
    println!("{}", unsafe { *lost }); //~ ub:use_after_free
}
