// Bytes, characters and boundaries of text beyond ASCII.
fn main() {
    let s = "aß漢🦀";
    println!("{} {}", s.len(), s.chars().count());
    for (i, c) in s.char_indices() {
        println!("{i} {c} {} {:?}", c.len_utf8(), c as u32);
    }
    println!("{:?}", s.bytes().map(|b| b as u32).sum::<u32>());
    println!("{} {}", s.is_char_boundary(2), s.is_char_boundary(3));
    println!("{} {}", &s[1..3], s.chars().rev().collect::<String>());
    println!("{:?} {:?}", s.get(0..2), s.get(3..6));
    println!("{:?} {}", String::from_utf8(vec![0xe2, 0x82, 0xac]), String::from_utf8(vec![0xff]).is_err());
}
