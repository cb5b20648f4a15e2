fn main() {
    let n = &3u8 as u32; //~ E0606
    println!("{n}");
}
