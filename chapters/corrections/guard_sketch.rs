use std::sync::Mutex;

struct Guard<'a, T> {
    data: &'a mut T,
    mutex: &'a Mutex, //~ E0107
}

fn main() {
    let size = size_of::<Guard<i32>>();
    println!("{size}");
}
