//! A function of the reader's that an `extern` block declares again.

#[unsafe(no_mangle)]
pub extern "C" fn twice(x: i32) -> i32 {
    2 * x
}

mod elsewhere {
    unsafe extern "C" {
        safe fn twice(x: i32) -> i32;
    }
    pub fn four_times(x: i32) -> i32 {
        twice(twice(x))
    }
}

extern "C" fn callback(x: i32) -> i32 {
    x + 1
}

fn apply(f: extern "C" fn(i32) -> i32, times: usize, x: i32) -> i32 {
    (0..times).fold(x, |x, _| f(x))
}

fn main() {
    println!("{} {}", elsewhere::four_times(5), apply(callback, 3, 10));
    println!("{}", apply(twice, 4, 1));
}
