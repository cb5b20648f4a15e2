//! `char`: classes, digits, cases, encodings.

fn main() {
    for c in ['a', 'Z', '5', 'é', ' ', '\n', '字', '½'] {
        println!(
            "{c:?} {} {} {} {} {} {}",
            c.is_alphabetic(), c.is_numeric(), c.is_alphanumeric(),
            c.is_whitespace(), c.is_uppercase(), c.is_control()
        );
    }
    println!("{:?} {:?} {:?}", 'f'.to_digit(16), 'g'.to_digit(16), '7'.to_digit(8));
    println!("{:?} {:?}", char::from_digit(11, 16), std::char::from_u32(0x41));
    println!("{:?} {:?}", char::from_u32(0xd800), char::from(66u8));
    println!("{} {}", 'ß'.to_uppercase(), 'İ'.to_lowercase().count());
    println!("{} {} {}", 'a'.len_utf8(), '€'.len_utf8(), '😀'.len_utf16());
    let mut buffer = [0; 4];
    println!("{:?} {:?}", '€'.encode_utf8(&mut buffer).len(), buffer);
    println!("{} {} {}", 'a' as u32, ('a' as u8 + 2) as char, 'é'.escape_unicode());
    println!("{} {}", '\''.escape_default(), '\u{301}'.escape_debug());
    println!("{} {}", 'x'.is_ascii_punctuation(), '!'.is_ascii_punctuation());
    println!("{} {}", 'A'.to_ascii_lowercase(), 'a'.eq_ignore_ascii_case(&'A'));
    println!("{:?}", ('a'..'e').rev().collect::<String>());
    println!("{:?} {:?}", 'a'.max('b'), "b".parse::<char>());
    println!("{:?} {}", u8::try_from('é'), u32::from('é'));
    println!("{:?} {:?}", u8::try_from('字').is_err(), char::try_from(0x110000u32).is_err());
    println!("{:?}", char::MAX);
    println!("{} {}", 'x'.is_ascii_hexdigit(), 'b'.is_ascii_hexdigit());
    println!("{:?}", "a😀".encode_utf16().collect::<Vec<_>>());
    println!("{:?}", char::decode_utf16([0x61, 0xd83d, 0xde00]).map(|c| c.unwrap()).collect::<String>());
}
