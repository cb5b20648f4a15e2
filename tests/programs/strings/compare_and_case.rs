fn main() {
    println!("{:?} {:?}", "apple".cmp("Banana"), "a".partial_cmp("ab"));
    println!("{} {}", "Zebra" < "apple", "z" > "é");
    println!("{} {}", "ÄÖÜ ß".to_lowercase(), "straße ŉ".to_uppercase());
    println!("{} {}", "ΣΊΣΥΦΟΣ".to_lowercase(), "Привет".to_uppercase());
    println!("{} {}", "Hello".to_ascii_uppercase(), "HÉ".to_ascii_lowercase());
    println!("{} {}", "Straße".eq_ignore_ascii_case("STRASSE"), "ab".eq_ignore_ascii_case("AB"));
    let mut words = vec!["delta", "Alpha", "charlie", "Bravo"];
    words.sort();
    println!("{words:?}");
    words.sort_by_key(|w| w.to_lowercase());
    println!("{words:?}");
    println!("{:?} {:?}", words.iter().max(), words.concat());
    println!("{} {} {}", "日本語".len(), "日本語".chars().count(), "e\u{301}".chars().count());
    println!("{:?} {:?}", "日本".bytes().map(|b| format!("{b:02x}")).collect::<Vec<_>>().join(" "), &"日本"[3..]);
    println!("{:?} {:?}", "日本".get(1..), "日本".get(3..6));
    println!("{} {}", "abc".is_char_boundary(1), "é".is_char_boundary(1));
    println!("{:?} {:?}", "tab\t\"q\" \u{7f} é \u{200b}", 'ß'.to_uppercase().collect::<String>());
    println!("{}", "tic-tac".escape_debug());
    println!("{} {}", "ü\n".escape_default(), "ü".escape_unicode());
    println!("{:?}", "a😀".encode_utf16().collect::<Vec<_>>());
    println!("{:?} {:?}", "x=1".parse::<i32>().is_err(), "true".parse::<bool>());
    println!("{:?} {:?}", "ab".parse::<char>().map_err(|e| e.to_string()), "é".parse::<char>());
    println!("{}", "The quick brown".chars().filter(|c| "aeiou".contains(*c)).count());
    println!("{}", "racecar".chars().eq("racecar".chars().rev()));
}
