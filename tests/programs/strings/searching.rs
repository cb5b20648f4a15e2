// find, split, trim and friends.
fn main() {
    let line = "  key = value = more  ";
    let t = line.trim();
    println!("[{t}] [{}] [{}]", line.trim_start(), line.trim_end());
    println!("{:?} {:?} {:?}", t.find('='), t.rfind("="), t.find("zzz"));
    println!("{:?}", t.split('=').map(str::trim).collect::<Vec<_>>());
    println!("{:?}", t.split_once(" = "));
    println!("{:?}", "a,b,,c".split(',').collect::<Vec<_>>());
    println!("{:?}", "one  two\tthree\n".split_whitespace().collect::<Vec<_>>());
    println!("{:?}", "l1\nl2\r\nl3".lines().collect::<Vec<_>>());
    println!("{} {}", t.replace("=", "->"), t.contains("lue"));
    println!("{:?} {:?}", t.strip_prefix("key"), t.strip_suffix("key"));
    println!("{} {}", "Straße".to_uppercase(), "ÀB".to_lowercase());
    println!("{}", "xx1yy22".chars().filter(|c| c.is_ascii_digit()).collect::<String>());
    println!("{:?}", "a-b_c".split(|c| c == '-' || c == '_').collect::<Vec<_>>());
}
