fn main() {
    let mut score = 10;
    add_bonus(&mut score, 5);
    let seen = &score;
    println!("{seen}");
}

fn add_bonus(target: &mut i32, bonus: i32) {
    let doubled = bonus * 2;
    *target += doubled;
}
