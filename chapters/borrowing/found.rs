fn bump(ages: &mut Vec<u32>, wanted: u32) -> bool {
    for age in ages.iter_mut() {
        if *age == wanted {
            *age += 1;
            return true;
        }
    }
    ages.push(wanted);
    false
}

fn main() {
    let mut ages = vec![41, 28];
    let first = bump(&mut ages, 28);
    let second = bump(&mut ages, 28);
    println!("{first} {second} {ages:?}");
}
