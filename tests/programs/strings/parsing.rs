// Text to numbers and back.
fn main() {
    println!("{:?} {:?} {:?}", "42".parse::<i32>(), "-7".parse::<i8>(), "300".parse::<u8>());
    println!("{:?} {:?} {:?}", "".parse::<i32>(), "1x".parse::<u32>(), "-1".parse::<u32>());
    println!("{:?} {:?}", "3.5".parse::<f64>(), "abc".parse::<f64>().is_err());
    println!("{:?} {:?}", "true".parse::<bool>(), "x".parse::<char>());
    println!("{} {}", 42.to_string(), 1.5_f32.to_string());
    println!("{:?} {:?}", i64::from_str_radix("-ff", 16), u8::from_str_radix("101", 2));
    match "99999999999".parse::<i32>() {
        Ok(n) => println!("{n}"),
        Err(e) => println!("{e}"),
    }
}
