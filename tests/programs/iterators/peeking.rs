//! A lexer over a peekable iterator.
#[derive(Debug, PartialEq)]
enum Token {
    Number(u32),
    Name(String),
    Op(char),
}

fn lex(text: &str) -> Vec<Token> {
    let mut chars = text.chars().peekable();
    let mut out = Vec::new();
    while let Some(&c) = chars.peek() {
        if c.is_ascii_digit() {
            let mut n = 0;
            while let Some(d) = chars.next_if(|c| c.is_ascii_digit()) {
                n = n * 10 + d.to_digit(10).unwrap();
            }
            out.push(Token::Number(n));
        } else if c.is_alphabetic() {
            let mut name = String::new();
            while let Some(c) = chars.next_if(|c| c.is_alphanumeric()) {
                name.push(c);
            }
            out.push(Token::Name(name));
        } else {
            chars.next();
            if !c.is_whitespace() {
                out.push(Token::Op(c));
            }
        }
    }
    out
}

fn main() {
    println!("{:?}", lex("x1 = 42*(größe + 7)"));
    let mut it = [1, 1, 2, 3].iter().peekable();
    println!("{:?} {:?} {:?}", it.next_if_eq(&&1), it.next_if_eq(&&2), it.peek());
    if let Some(p) = it.peek_mut() {
        *p = &9;
    }
    println!("{:?} {:?}", it.size_hint(), it.collect::<Vec<_>>());
}
