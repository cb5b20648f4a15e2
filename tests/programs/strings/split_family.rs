fn main() {
    let s = "a,b,,c,";
    println!("{:?}", s.split(',').collect::<Vec<_>>());
    println!("{:?}", s.rsplit(',').collect::<Vec<_>>());
    println!("{:?}", s.split_terminator(',').collect::<Vec<_>>());
    println!("{:?}", s.splitn(3, ',').collect::<Vec<_>>());
    println!("{:?}", s.rsplitn(2, ',').collect::<Vec<_>>());
    println!("{:?}", s.split_inclusive(',').collect::<Vec<_>>());
    println!("{:?} {:?}", s.split_once(','), s.rsplit_once("=>"));
    println!("{:?}", "one  two\tthree\n".split_whitespace().rev().collect::<Vec<_>>());
    println!("{:?}", "one  two".split(' ').collect::<Vec<_>>());
    println!("{:?}", "a1b22c".split(|c: char| c.is_ascii_digit()).collect::<Vec<_>>());
    println!("{:?}", "a-b_c".split(['-', '_']).collect::<Vec<_>>());
    println!("{:?}", "a-b_c".split(&['-', '_'][..]).collect::<Vec<_>>());
    println!("{:?}", "abc".split("").collect::<Vec<_>>());
    println!("{:?}", "äöü".split("ö").collect::<Vec<_>>());
    println!("{:?}", "l1\r\nl2\n\nl4".lines().collect::<Vec<_>>());
    println!("{:?}", "abcabc".match_indices("bc").collect::<Vec<_>>());
    println!("{:?} {}", "a1b2".matches(char::is_numeric).collect::<Vec<_>>(), "aaaa".matches("aa").count());
    println!("{:?} {:?}", "hello".find("l"), "hello".rfind('l'));
    println!("{:?} {:?}", "hello".find(char::is_whitespace), "hello".find(|c| c > 'k'));
    println!("{} {}", "hello".replace('l', "L"), "hello".replacen("l", "", 1));
    println!("{:?} {:?}", "xxhixx".trim_matches('x'), "  hi ".trim_end());
    println!("{:?} {:?}", "v1.2".strip_prefix('v'), "v1.2".strip_suffix(".3"));
    println!("{:?} {:?}", "grüße".split_at(4), "grüße".split_at_checked(3));
    println!("{:?}", "a b c".rmatch_indices(' ').collect::<Vec<_>>());
}
