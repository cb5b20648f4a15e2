fn main() {
    let n = 3;
    const M: i32 = n * 2; //~ E0435
}
