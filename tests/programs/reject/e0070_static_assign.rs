const LIMIT: i32 = 3;
fn main() {
    LIMIT = 4; //~ E0070
    5 = 6; //~ E0070
    LIMIT += 1; //~ E0067
}
