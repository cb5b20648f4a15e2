use std::cell::Cell;

struct Linked<'a: 'b, 'b> {
    long: Cell<&'a str>,
    short: Cell<&'b str>,
}

fn link<'a, 'b>(long: Cell<&'a str>, short: Cell<&'b str>) -> usize {
    let l = Linked { long, short }; //~ syntax
    l.long.get().len() + l.short.get().len()
}

fn main() {
    println!("{}", link(Cell::new("a"), Cell::new("b")));
}
