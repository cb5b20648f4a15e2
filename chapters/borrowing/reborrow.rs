fn add(list: &mut Vec<i32>, n: i32) {
    list.push(n);
}

fn add_both(list: &mut Vec<i32>) {
    add(list, 1);
    let last = &mut list[0];
    *last = 7;
    add(list, 2);
}

fn main() {
    let mut list = Vec::new();
    add_both(&mut list);
    println!("{list:?}");
}
