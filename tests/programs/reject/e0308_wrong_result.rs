fn name() -> String { "Ann" } //~ E0308
fn count() -> u32 { -1i32 } //~ E0308
fn nothing() -> i32 { let x = 5; } //~ E0308
fn main() {}
