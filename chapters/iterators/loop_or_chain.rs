pub fn with_loop(list: &[i32]) -> i32 {
    let mut total = 0;
    for i in 0..list.len() {
        if list[i] > 0 {
            total += list[i];
        }
    }
    total
}

pub fn with_chain(list: &[i32]) -> i32 {
    list.iter().filter(|n| **n > 0).sum()
}

fn main() {
    let list = [4, -1, 7];
    let one = with_loop(&list);
    let two = with_chain(&list);
    println!("{one} {two}");
}
