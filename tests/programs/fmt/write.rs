// write! to a String and format! nested.
use std::fmt::Write;

fn main() {
    let mut out = String::new();
    for i in 0..3 {
        write!(out, "{i}:{:>3};", i * i).unwrap();
    }
    writeln!(out, "done").unwrap();
    print!("{out}");
    let inner = format!("<{}>", format!("{:?}", "x"));
    println!("{inner} {{}} {}%", 50);
    eprintln!("to stderr");
    println!("{:>1$}", "pad", inner.len() + 2);
    assert_eq!(inner.len(), 5, "length of {inner}");
}
