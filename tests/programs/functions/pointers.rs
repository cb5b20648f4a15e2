// Functions as values.
fn add(a: i32, b: i32) -> i32 {
    a + b
}

fn mul(a: i32, b: i32) -> i32 {
    a * b
}

fn apply(f: fn(i32, i32) -> i32, a: i32, b: i32) -> i32 {
    f(a, b)
}

fn choose(plus: bool) -> fn(i32, i32) -> i32 {
    if plus { add } else { mul }
}

fn main() {
    println!("{} {}", apply(add, 3, 4), apply(mul, 3, 4));
    println!("{}", choose(false)(5, 6));
    let table = [add, mul];
    println!("{}", table.iter().map(|f| f(2, 8)).sum::<i32>());
    println!("{:?}", ["1", "22"].map(str::len));
}
