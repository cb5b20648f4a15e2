//! Lengths and capacities of strings that grow.
use std::fmt::Write;

fn main() {
    let mut s = String::new();
    let mut last = 1;
    for i in 0..100 {
        if s.capacity() != last {
            last = s.capacity();
            println!("{i}: {last}");
        }
        s.push('x');
    }
    println!("{} {}", String::from("abc").capacity(), "héllo".to_owned().capacity());
    println!("{} {}", "abc".to_string().capacity(), String::from("ab").to_string().capacity());
    println!("{} {}", ["ab", "cde"].concat().capacity(), ["ab", "cde"].join(", ").capacity());
    println!("{} {}", "ab".repeat(5).capacity(), format!("{}-{}", 1, 2).len());
    let mut t = String::with_capacity(10);
    t += "hello";
    t.insert(0, '>');
    t.insert_str(1, "> ");
    println!("{t} {} {}", t.len(), t.capacity());
    println!("{:?} {:?} {t}", t.pop(), t.remove(0));
    t.truncate(4);
    t.extend(['1', '2']);
    t.extend(["ab", "cd"].iter().copied());
    println!("{t} {}", t.split_off(6));
    t.retain(|c| c != ' ');
    t.replace_range(1..2, "[]");
    println!("{t} {:?} {t:?}", t.drain(..2).collect::<String>());
    write!(t, "{:03}", 7).unwrap();
    writeln!(t, "!").unwrap();
    println!("{t:?} {:?}", t.char_indices().collect::<Vec<_>>());
    t.clear();
    t.shrink_to_fit();
    println!("{:?} {} {}", t, t.capacity(), t.is_empty());
    println!("{:?}", String::from_utf8(vec![0xE2, 0x82, 0xAC]));
    println!("{:?}", String::from_utf8(vec![b'a', 0xFF]).map_err(|e| e.to_string()));
    println!("{}", String::from_utf8_lossy(&[b'a', 0xFF, b'b']));
    let boxed: Box<str> = "boxed".into();
    println!("{} {}", boxed.len(), boxed.into_string());
}
