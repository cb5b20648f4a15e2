fn halves(list: &mut [i32]) -> (&mut [i32], &mut [i32]) {
    let len = list.len();
    let first = list.as_mut_ptr();
    let middle = len / 2;
    unsafe {
        let left = std::slice::from_raw_parts_mut(first, middle);
        let rest = first.add(middle);
        let right = std::slice::from_raw_parts_mut(rest, len - middle);
        (left, right)
    }
}

fn main() {
    let mut list = [1, 2, 3, 4];
    let (left, right) = halves(&mut list);
    left[0] = right[0];
    right[1] = left[1];
    println!("{list:?}");
}
