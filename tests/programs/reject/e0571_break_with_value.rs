fn main() {
    let n = while true { break 3; }; //~ E0571
    for i in 0..3 { break i; } //~ E0571
}
