// Slices of strings at character boundaries, characters, bytes, building and searching.
fn main() {
    let s = "héllo wörld ∑🦀";
    println!("{} {} {}", s.len(), s.chars().count(), s.is_char_boundary(2));
    println!("{:?} {:?}", &s[..3], s.get(0..2));
    println!("{:?}", s.char_indices().filter(|(_, c)| !c.is_ascii()).collect::<Vec<_>>());
    println!("{:?} {:?}", s.find('w'), s.find("zz"));
    println!("{:?}", s.split(' ').map(str::len).collect::<Vec<_>>());
    println!("{:?}", s.bytes().take(4).collect::<Vec<_>>());
    println!("{}", s.chars().rev().collect::<String>());
    let mut owned = s.to_uppercase();
    owned.insert(1, '-');
    println!("{owned} {:?} {:?}", owned.pop(), owned.remove(0));
    let (a, b) = s.split_at(6);
    println!("{a}|{b}");
    println!("{}", "tic-tac-toe".replace('-', "+").repeat(2));
    println!("{:?}", "a,b,,c".split(',').collect::<Vec<_>>());
    println!("{:?}", "  x y ".trim().split_whitespace().collect::<Vec<_>>());
    println!("{:?} {:?}", "k=v=w".split_once('='), "abc".strip_prefix("ab"));
    println!("{:?}", "line1\nline2\r\n".lines().collect::<Vec<_>>());
    println!("{:?} {:?}", String::from_utf8(vec![0xf0, 0x9f]).is_err(), std::str::from_utf8(b"ok"));
    println!("{}", "Zażółć".chars().all(char::is_alphabetic));
    println!("{:?} {}", 'ß'.to_uppercase().collect::<String>(), 'x'.to_digit(36).unwrap());
    println!("{:?}", "quote \" tab \t nul \0 é \u{200b}");
    let t: String = ["a", "b"].concat() + &["c", "d"].join("/");
    println!("{t} {}", t < "abd".to_string());
    println!("{}", &s[2..]);
}
