fn main() {
    for c in ['a', 'Z', '5', 'é', 'ß', 'Ж', 'λ', '中', '½', '٣', ' ', '\u{a0}', '\n', '_', '🦀', '\u{301}'] {
        println!(
            "{:?} {} {} {} {} {} {} {} {}",
            c, c.is_alphabetic(), c.is_numeric(), c.is_alphanumeric(), c.is_uppercase(), c.is_lowercase(),
            c.is_whitespace(), c.is_control(), c.is_ascii_punctuation()
        );
        println!("  {} {} {} {}", c.len_utf8(), c.len_utf16(), c as u32, c.to_uppercase());
    }
    println!("{:?} {:?} {:?}", 'f'.to_digit(16), 'g'.to_digit(16), char::from_digit(11, 16));
    println!("{:?} {:?}", char::from_u32(0x41), char::from_u32(0xD800));
    println!("{:?} {:?}", u8::try_from('é'), u8::try_from('中').is_err());
    println!("{} {}", char::from(65u8), u32::from('A'));
    println!("{:?} {:?}", '\''.escape_default().collect::<String>(), '\u{1f980}'.escape_unicode().to_string());
    println!("{:?}", 'é'.encode_utf8(&mut [0; 4]));
    println!("{:?}", ('a'..='f').rev().step_by(2).collect::<String>());
    println!("{} {}", 'A'.to_ascii_lowercase(), 'k'.is_ascii_hexdigit());
    println!("{:?} {:?}", char::MAX, char::REPLACEMENT_CHARACTER);
    println!("{}", ('a' as u8 + 2) as char);
}
