// Loops as expressions, labels, nested breaks, `continue`, ranges of all kinds.
fn collatz(mut n: u32) -> (u32, u32) {
    let mut top = n;
    let steps = 'steps: {
        let mut count = 0;
        loop {
            if n == 1 {
                break 'steps count;
            }
            n = if n % 2 == 0 { n / 2 } else { 3 * n + 1 };
            top = top.max(n);
            count += 1;
        }
    };
    (steps, top)
}
fn primes(limit: usize) -> Vec<usize> {
    let mut out = vec![];
    'next: for n in 2..=limit {
        for p in &out {
            if n % p == 0 {
                continue 'next;
            }
            if p * p > n {
                break;
            }
        }
        out.push(n);
    }
    out
}
fn never(flag: bool) -> i32 {
    let x: i32 = if flag { 1 } else { return -1 };
    let y = match x {
        1 => 2,
        _ => unreachable!(),
    };
    x + y
}
fn main() {
    println!("{:?} {:?}", collatz(27), primes(30));
    println!("{} {}", never(true), never(false));
    let mut n = 0;
    let r = loop {
        n += 1;
        match n {
            1..=3 => continue,
            4 => {}
            _ => break n * 2,
        }
    };
    println!("{r}");
    let mut out = String::new();
    for c in ('a'..='e').rev().step_by(2) {
        out.push(c);
    }
    for i in (0..10).skip(3).take(2).chain(20..22) {
        out += &i.to_string();
    }
    println!("{out}");
    let mut countdown = 3;
    while countdown > 0 {
        countdown -= 1;
        if countdown == 1 {
            continue;
        }
        print!("{countdown} ");
    }
    println!();
    let found = 'outer: {
        for a in 1..20 {
            for b in a..20 {
                let c2 = a * a + b * b;
                for c in b..30 {
                    if c * c == c2 && a + b + c > 30 {
                        break 'outer (a, b, c);
                    }
                }
            }
        }
        (0, 0, 0)
    };
    println!("{found:?}");
    let mut it = [1, 2, 3].iter().peekable();
    while let Some(x) = it.next() {
        match it.peek() {
            Some(next) => print!("{x}<{next} "),
            None => println!("{x}"),
        }
    }
    let total: i32 = (1..).map(|x| x * x).take_while(|x| *x < 50).sum();
    println!("{total}");
    let unit = for _ in 0..0 {};
    println!("{unit:?}");
}
