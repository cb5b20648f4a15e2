//! UTF-8: bytes, boundaries, checks, and building text by hand.

use std::str;

fn main() {
    let s = "aé字😀";
    println!("{} {} {:?}", s.len(), s.chars().count(), s.bytes().collect::<Vec<_>>());
    for (i, c) in s.char_indices() {
        println!("{i} {c} {} {:?}", c.len_utf8(), s.get(i..i + 1));
    }
    println!("{:?} {:?}", str::from_utf8(&[0xc3, 0xa9]), str::from_utf8(&[0xe5, 0xad]).map_err(|e| (e.valid_up_to(), e.error_len())));
    println!("{:?}", str::from_utf8(b"ab\xffcd").map_err(|e| e.to_string()));
    println!("{:?}", String::from_utf8_lossy(b"ab\xf0\x9f\x98cd"));
    let mut bytes = "hello".to_owned().into_bytes();
    bytes[0] = b'j';
    println!("{:?}", String::from_utf8(bytes));
    println!("{}", unsafe { str::from_utf8_unchecked(b"unchecked") });
    let mut text = String::from("abc");
    unsafe { text.as_bytes_mut()[1] = b'X' };
    text.make_ascii_lowercase();
    println!("{text} {:?} {:?}", text.chars().nth(1), text.char_indices().rev().next());
    println!("{:?}", String::from_utf16(&[0x48, 0xd83d, 0xde00]));
    println!("{:?} {:?}", "z\u{301}".chars().count(), s.chars().rev().collect::<String>());
    println!("{} {}", s.is_char_boundary(2), s.floor_char_boundary(2));
    let pieces: Vec<&str> = "a;b".split(';').collect();
    println!("{}", pieces.iter().map(|p| p.as_ptr() as usize - pieces[0].as_ptr() as usize).sum::<usize>());
    println!("{}", &s[s.len() - 4..]);
    let _ = &s[0..2];
}
