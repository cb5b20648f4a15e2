// Mutual recursion, diverging functions, nested functions, early returns, never type.
fn even(n: u32) -> bool {
    n == 0 || odd(n - 1)
}
fn odd(n: u32) -> bool {
    n != 0 && even(n - 1)
}
fn ackermann(m: u64, n: u64) -> u64 {
    match (m, n) {
        (0, n) => n + 1,
        (m, 0) => ackermann(m - 1, 1),
        (m, n) => ackermann(m - 1, ackermann(m, n - 1)),
    }
}
fn hanoi(n: u32, from: char, to: char, via: char, moves: &mut Vec<(char, char)>) {
    if n > 0 {
        hanoi(n - 1, from, via, to, moves);
        moves.push((from, to));
        hanoi(n - 1, via, to, from, moves);
    }
}
fn fail(code: i32) -> ! {
    println!("leaving with {code}");
    std::process::exit(code)
}
fn unwrap_or_fail<T>(o: Option<T>) -> T {
    match o {
        Some(t) => t,
        None => fail(3),
    }
}
fn permutations(items: &mut Vec<u8>, k: usize, out: &mut Vec<Vec<u8>>) {
    if k == items.len() {
        out.push(items.clone());
        return;
    }
    for i in k..items.len() {
        items.swap(k, i);
        permutations(items, k + 1, out);
        items.swap(k, i);
    }
}
struct D;
impl Drop for D {
    fn drop(&mut self) {
        println!("never dropped");
    }
}
fn main() {
    println!("{} {} {}", even(10), odd(7), ackermann(2, 3));
    let mut moves = vec![];
    hanoi(3, 'a', 'c', 'b', &mut moves);
    println!("{} {:?}", moves.len(), &moves[..3]);
    let mut out = vec![];
    permutations(&mut vec![1, 2, 3], 0, &mut out);
    println!("{out:?}");
    let _d = D;
    println!("{}", unwrap_or_fail(Some(5)));
    let n: u8 = unwrap_or_fail(None);
    println!("{n}");
}
