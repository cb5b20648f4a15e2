fn main() {
    let mut word = String::from("tide");
    let left = &mut word;
    let right = &mut word; //~ E0499
    left.push('s');
    right.push('!');
}
