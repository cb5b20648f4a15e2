fn at(list: &[i32], index: usize) -> i32 {
    if index < 3 {
        unsafe { *list.as_ptr().add(index) }
    } else {
        0
    }
}

fn main() {
    let three = [5, 6, 7];
    println!("{}", at(&three, 2));
    println!("{}", at(&three[..3], 9));
}
