struct Inner {
    flag: bool,
    number: u32,
}

struct Outer {
    first: Inner,
    second: Inner,
    last: bool,
}

fn main() {
    let outer = Outer {
        first: Inner { flag: true, number: 1 },
        second: Inner { flag: false, number: 2 },
        last: true,
    };
    let flags = [outer.first.flag, outer.second.flag, outer.last];
    println!("{flags:?} {}", outer.first.number + outer.second.number);
}
