struct Holder<T> {
    value: T,
}

impl<T> Holder<T> {
    fn new(value: T) -> Self {
        Holder { value }
    }

    fn pass<U>(&self, other: U) -> U {
        other
    }
}

fn same<T>(value: T) -> T {
    value
}

fn main() {
    let n = 1;
    same::<&'static i32>(&n); //~ E0597
    let made = Holder { value: 2 };
    made.pass::<&'static i32>(&n); //~ E0597
    let held = Holder::<&i32>::new(&n);
    println!("{}", held.value);
}
