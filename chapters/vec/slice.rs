fn sum(part: &[i32]) -> i32 {
    let mut total = 0;
    for number in part {
        total += number;
    }
    total
}

fn main() {
    let list = vec![10, 20, 30, 40, 50];
    let array = [7, 8, 9];
    let middle = &list[1..4];
    let some = sum(middle);
    let all = sum(&list);
    let fixed = sum(&array);
    println!("{some} {all} {fixed}");
}
