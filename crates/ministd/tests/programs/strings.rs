use std::borrow::Cow;

fn shout(text: &str) -> Cow<'_, str> {
    if text.contains('a') { Cow::Owned(text.replace('a', "A")) } else { Cow::Borrowed(text) }
}

fn main() {
    let text = "Grüße, Welt! ß→ss";
    println!("{} {} {:?}", text.len(), text.chars().count(), text.char_indices().nth(4));
    println!("{:?}", text.split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>());
    println!("{:?}", "a--b--c".split("--").collect::<Vec<_>>());
    println!("{:?}", "abc".split("").collect::<Vec<_>>());
    println!("{:?}", "a,b,c".splitn(2, ',').collect::<Vec<_>>());
    println!("{:?}", "a,b,c".rsplitn(2, ',').collect::<Vec<_>>());
    println!("{:?}", "a,b,c".rsplit(',').collect::<Vec<_>>());
    println!("{:?}", "a,b,c,".split_terminator(',').collect::<Vec<_>>());
    println!("{:?}", "one\ntwo\r\nthree\n".lines().collect::<Vec<_>>());
    println!("{:?}", "one\ntwo\n".split_inclusive('\n').collect::<Vec<_>>());
    println!("{:?}", "  a  b c ".split_whitespace().rev().collect::<Vec<_>>());
    println!("{:?} {:?}", "k=v=w".split_once('='), "k=v=w".rsplit_once("="));
    println!("{:?} {:?} {:?}", "banana".find("an"), "banana".rfind("an"), "banana".find('x'));
    println!("{:?}", "banana".match_indices("an").collect::<Vec<_>>());
    println!("{} {}", "banana".matches('a').count(), "banana".replacen("a", "o", 2));
    println!("[{}] [{}] [{}]", "  x ".trim(), "  x ".trim_start(), "  x ".trim_end());
    println!("{} {}", "xxhixx".trim_matches('x'), "123abc".trim_start_matches(char::is_numeric));
    println!("{:?} {:?}", "prefix-rest".strip_prefix("prefix-"), "a.rs".strip_suffix(".txt"));
    println!("{} {} {}", "straße".to_uppercase(), "ΑΒΓ".to_lowercase(), "ab".repeat(3));
    println!("{} {}", "Hello".eq_ignore_ascii_case("hELLO"), "Hello".to_ascii_uppercase());
    println!("{:?} {:?}", "x".cmp("y"), "abc" < "abd");
    println!("{:?} {:?}", text.get(0..3), text.get(0..4));
    println!("{} {}", text.is_char_boundary(3), text.is_char_boundary(4));
    println!("{:?} {:?}", "12".parse::<u8>(), "300".parse::<u8>());
    println!("{:?} {:?} {:?}", "-5".parse::<i8>(), "".parse::<i32>(), "+".parse::<i32>());
    println!("{:?} {:?} {:?}", "1.5e3".parse::<f64>(), "x".parse::<f64>(), "true".parse::<bool>());
    println!("{:?} {:?}", "é".parse::<char>(), "ab".parse::<char>());
    let mut s = String::with_capacity(4);
    for c in ['a', 'é', '→', '🦀'] {
        s.push(c);
        println!("{s} {} {}", s.len(), s.capacity());
    }
    s.insert(0, '<');
    s.insert_str(1, "--");
    println!("{s} {:?} {}", s.pop(), s.remove(3));
    s.truncate(3);
    s.extend(["x", "y"]);
    s += &String::from("z");
    println!("{s} {:?}", s.drain(..2).collect::<String>());
    s.retain(|c| c != 'x');
    s.replace_range(0..1, "[é]");
    println!("{s} {:?} {:?}", s.split_off(3), s);
    s.clear();
    println!("{:?} {}", s, s.is_empty());
    println!("{:?}", String::from_utf8(vec![104, 105]));
    println!("{:?}", String::from_utf8(vec![104, 0xFF]).map_err(|e| e.to_string()));
    println!("{}", String::from_utf8_lossy(&[104, 0xF0, 0x9F, 105]));
    println!("{:?} {:?}", std::str::from_utf8(&[0xC3, 0xA9]), std::str::from_utf8(&[0xC3]));
    println!("{:?}", "a1b2".chars().filter(char::is_ascii_digit).collect::<String>());
    println!("{} {}", shout("banana"), shout("xyz"));
    println!("{:?}", ["a", "b"].concat() + &["c", "d"].join("/"));
    println!("{:?}", vec![String::from("x"), String::from("y")].join("-"));
    println!("{:?} {:?}", "tab\t\"q\" \\ \u{7f} é \u{301}", '\'');
    let boxed: Box<str> = "boxed".into();
    println!("{boxed} {} {}", boxed.len(), String::from(boxed.clone()));
    let words: Vec<String> = "the quick brown".split(' ').map(str::to_owned).collect();
    println!("{:?} {}", words, words.iter().map(|w| w.len()).sum::<usize>());
    println!("{:?}", "bytes".bytes().map(|b| b as u32).sum::<u32>());
    println!("{}", "abc".chars().rev().map(|c| c.to_string()).collect::<Vec<_>>().join(""));
    println!("{:?}", "a-b_c".split(['-', '_']).collect::<Vec<_>>());
    println!("{:?}", "Mary had".char_indices().filter(|(_, c)| c.is_uppercase()).collect::<Vec<_>>());
}
