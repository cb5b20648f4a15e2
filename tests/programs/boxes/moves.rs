// Moving in and out of boxes.
struct Big {
    data: [u64; 8],
    name: String,
}

fn make(n: u64) -> Box<Big> {
    Box::new(Big { data: [n; 8], name: format!("big{n}") })
}

fn main() {
    let mut b = make(3);
    b.data[1] = 50;
    b.name.push('!');
    let moved = b;
    let Big { data, name } = *moved;
    println!("{} {name}", data.iter().sum::<u64>());
    let boxed = Box::new(Box::new(5));
    println!("{}", **boxed + 1);
    let mut n = Box::new(1);
    *n += 1;
    let inner = *n;
    println!("{n} {inner}");
}
