use std::cell::Cell;

static COUNT: Cell<i32> = Cell::new(0); //~ E0277

fn main() {
    COUNT.set(1);
}
