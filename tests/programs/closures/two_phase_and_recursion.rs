// Two-phase borrows of receivers, recursion through closures and trait objects.
struct Log(Vec<String>);
impl Log {
    fn add(&mut self, n: usize, s: String) -> usize {
        self.0.push(format!("{n}{s}"));
        self.0.len()
    }
    fn len(&self) -> usize {
        self.0.len()
    }
}
fn factorial(f: &dyn Fn(&dyn Fn(u64) -> u64, u64) -> u64, n: u64) -> u64 {
    f(&|m| factorial(f, m), n)
}
struct Fix<'a>(&'a dyn Fn(&Fix<'_>, u32) -> u32);
fn main() {
    let mut v = vec![1, 2, 3];
    v.push(v.len());
    v.insert(v[0], v.iter().sum());
    println!("{v:?}");
    let mut log = Log(vec![]);
    log.add(log.len(), format!("{}", log.len()));
    let last = log.add(log.len(), log.0[0].clone());
    println!("{last} {:?}", log.0);
    let mut x = [5, 6, 7];
    let i = 1;
    x[i] += x[i + 1];
    x[x[0] - 5] = x.len();
    println!("{x:?}");
    println!("{}", factorial(&|rec, n| if n == 0 { 1 } else { n * rec(n - 1) }, 10));
    let fib = Fix(&|this, n| if n < 2 { n } else { (this.0)(this, n - 1) + (this.0)(this, n - 2) });
    println!("{}", (fib.0)(&fib, 12));
    let mut memo = vec![None; 20];
    fn go(n: usize, memo: &mut Vec<Option<u64>>) -> u64 {
        if let Some(known) = memo[n] {
            return known;
        }
        let value = if n < 2 { n as u64 } else { go(n - 1, memo) + go(n - 2, memo) };
        memo[n] = Some(value);
        value
    }
    println!("{}", go(19, &mut memo));
    let mut s = String::from("ab");
    s.push_str(&s.clone());
    s.truncate(s.len() - 1);
    println!("{s}");
}
