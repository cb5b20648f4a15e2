// A calculator, a matrix, a builder, a state machine, sorting and searching.
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
// state machine, generic traits with assoc types, builder pattern, iterator adaptors
#[derive(Debug, Clone, PartialEq)]
enum Tok {
    Num(f64),
    Op(char),
    LP,
    RP,
}
struct Lexer<'a> {
    chars: std::iter::Peekable<std::str::Chars<'a>>,
}
impl<'a> Lexer<'a> {
    fn new(s: &'a str) -> Self {
        Lexer { chars: s.chars().peekable() }
    }
    fn toks(&mut self) -> Result<Vec<Tok>, String> {
        let mut out = Vec::new();
        while let Some(&c) = self.chars.peek() {
            match c {
                ' ' => {
                    self.chars.next();
                }
                '0'..='9' | '.' => {
                    let mut s = String::new();
                    while let Some(&d) = self.chars.peek() {
                        if d.is_ascii_digit() || d == '.' {
                            s.push(d);
                            self.chars.next();
                        } else {
                            break;
                        }
                    }
                    out.push(Tok::Num(s.parse().map_err(|_| format!("bad {s}"))?));
                }
                '+' | '-' | '*' | '/' => {
                    out.push(Tok::Op(c));
                    self.chars.next();
                }
                '(' => {
                    out.push(Tok::LP);
                    self.chars.next();
                }
                ')' => {
                    out.push(Tok::RP);
                    self.chars.next();
                }
                other => return Err(format!("unexpected {other:?}")),
            }
        }
        Ok(out)
    }
}
struct Parser {
    t: Vec<Tok>,
    i: usize,
}
impl Parser {
    fn peek(&self) -> Option<&Tok> {
        self.t.get(self.i)
    }
    fn next(&mut self) -> Option<Tok> {
        let t = self.t.get(self.i).cloned();
        self.i += 1;
        t
    }
    fn expr(&mut self) -> Result<f64, String> {
        let mut v = self.term()?;
        while let Some(Tok::Op(c @ ('+' | '-'))) = self.peek() {
            let c = *c;
            self.next();
            let r = self.term()?;
            if c == '+' { v += r } else { v -= r }
        }
        Ok(v)
    }
    fn term(&mut self) -> Result<f64, String> {
        let mut v = self.atom()?;
        loop {
            match self.peek() {
                Some(Tok::Op('*')) => {
                    self.next();
                    v *= self.atom()?;
                }
                Some(Tok::Op('/')) => {
                    self.next();
                    let d = self.atom()?;
                    if d == 0.0 {
                        return Err("div by zero".to_string());
                    }
                    v /= d;
                }
                _ => break Ok(v),
            }
        }
    }
    fn atom(&mut self) -> Result<f64, String> {
        match self.next() {
            Some(Tok::Num(n)) => Ok(n),
            Some(Tok::Op('-')) => Ok(-self.atom()?),
            Some(Tok::LP) => {
                let v = self.expr()?;
                match self.next() {
                    Some(Tok::RP) => Ok(v),
                    t => Err(format!("expected ) got {t:?}")),
                }
            }
            t => Err(format!("unexpected {t:?}")),
        }
    }
}
fn calc(s: &str) -> Result<f64, String> {
    let t = Lexer::new(s).toks()?;
    let mut p = Parser { t, i: 0 };
    let v = p.expr()?;
    if p.i < p.t.len() { Err("trailing".into()) } else { Ok(v) }
}
trait Observer {
    fn notify(&self, e: &str);
}
struct Sub {
    obs: Vec<Rc<dyn Observer>>,
}
struct L {
    log: RefCell<Vec<String>>,
    id: u8,
}
impl Observer for L {
    fn notify(&self, e: &str) {
        self.log.borrow_mut().push(format!("{}:{e}", self.id));
    }
}
impl Sub {
    fn fire(&self, e: &str) {
        self.obs.iter().for_each(|o| o.notify(e));
    }
}
struct Matrix<const R: usize, const C: usize>([[i32; C]; R]);
impl<const R: usize, const C: usize> Matrix<R, C> {
    fn t(&self) -> Matrix<C, R> {
        let mut m = [[0; R]; C];
        for (i, row) in self.0.iter().enumerate() {
            for (j, x) in row.iter().enumerate() {
                m[j][i] = *x;
            }
        }
        Matrix(m)
    }
}
impl<const R: usize, const C: usize> fmt::Display for Matrix<R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for r in &self.0 {
            writeln!(f, "{r:?}")?;
        }
        Ok(())
    }
}
#[derive(Default, Debug, Clone)]
struct Req {
    url: String,
    hdr: Vec<(String, String)>,
    body: Option<Vec<u8>>,
}
struct B {
    r: Req,
}
impl B {
    fn new(u: impl Into<String>) -> Self {
        B { r: Req { url: u.into(), ..Default::default() } }
    }
    fn h(mut self, k: &str, v: &str) -> Self {
        self.r.hdr.push((k.to_owned(), v.to_owned()));
        self
    }
    fn body(mut self, b: &[u8]) -> Self {
        self.r.body = Some(b.to_vec());
        self
    }
    fn build(self) -> Req {
        self.r
    }
}
enum State {
    Idle,
    Run { n: u32 },
    Done(String),
}
impl State {
    fn step(self) -> State {
        match self {
            State::Idle => State::Run { n: 0 },
            State::Run { n } if n >= 2 => State::Done(format!("after {n}")),
            State::Run { n } => State::Run { n: n + 1 },
            d @ State::Done(_) => d,
        }
    }
}
struct Grid {
    w: usize,
    cells: Vec<bool>,
}
impl Grid {
    fn live(&self, x: isize, y: isize) -> usize {
        let h = self.cells.len() / self.w;
        let mut n = 0;
        for dy in -1..=1 {
            for dx in -1..=1 {
                if (dx, dy) == (0, 0) {
                    continue;
                }
                let (nx, ny) = (x + dx, y + dy);
                if nx < 0 || ny < 0 || nx >= self.w as isize || ny >= h as isize {
                    continue;
                }
                if self.cells[ny as usize * self.w + nx as usize] {
                    n += 1;
                }
            }
        }
        n
    }
    fn next(&self) -> Grid {
        let cells = (0..self.cells.len())
            .map(|i| {
                let (x, y) = (i % self.w, i / self.w);
                matches!(
                    (self.cells[i], self.live(x as isize, y as isize)),
                    (true, 2 | 3) | (false, 3)
                )
            })
            .collect();
        Grid { w: self.w, cells }
    }
}
fn qs<T: PartialOrd + Clone>(v: &mut [T]) {
    if v.len() <= 1 {
        return;
    }
    let p = v.len() - 1;
    let mut i = 0;
    for j in 0..p {
        if v[j] <= v[p] {
            v.swap(i, j);
            i += 1;
        }
    }
    v.swap(i, p);
    let (l, r) = v.split_at_mut(i);
    qs(l);
    qs(&mut r[1..]);
}
fn bs<T: Ord>(v: &[T], t: &T) -> Option<usize> {
    let (mut lo, mut hi) = (0, v.len());
    while lo < hi {
        let mid = lo + (hi - lo) / 2;
        match v[mid].cmp(t) {
            std::cmp::Ordering::Equal => return Some(mid),
            std::cmp::Ordering::Less => lo = mid + 1,
            std::cmp::Ordering::Greater => hi = mid,
        }
    }
    None
}
fn primes(n: usize) -> Vec<usize> {
    let mut s = vec![true; n + 1];
    s[0] = false;
    if n > 0 {
        s[1] = false;
    }
    let mut i = 2;
    while i * i <= n {
        if s[i] {
            let mut j = i * i;
            while j <= n {
                s[j] = false;
                j += i;
            }
        }
        i += 1;
    }
    s.iter().enumerate().filter(|(_, p)| **p).map(|(i, _)| i).collect()
}
fn main() {
    for s in ["1 + 2 * 3", "(1+2)*-3", "4/0", "2 * (3", "a", "1 2"] {
        println!("{:?}", calc(s));
    }
    let l = Rc::new(L { log: RefCell::new(vec![]), id: 1 });
    let s = Sub {
        obs: vec![
            l.clone(),
            Rc::new(L { log: Default::default(), id: 2 }),
            l.clone() as Rc<dyn Observer>,
        ],
    };
    s.fire("x");
    println!("{:?} {}", l.log.borrow(), Rc::strong_count(&l));
    print!("{}", Matrix([[1, 2, 3], [4, 5, 6]]).t());
    println!("{:?}", B::new("u").h("a", "b").body(b"xy").build());
    let mut st = State::Idle;
    for _ in 0..6 {
        st = st.step();
    }
    if let State::Done(s) = &st {
        println!("{s}");
    }
    let mut g =
        Grid { w: 3, cells: vec![false, true, false, false, true, false, false, true, false] };
    g = g.next();
    println!("{:?}", g.cells.iter().map(|c| *c as u8).collect::<Vec<_>>());
    let mut v = vec![5, 2, 9, 1, 5, 6];
    qs(&mut v);
    println!("{v:?} {:?} {:?}", bs(&v, &6), bs(&v, &7));
    println!("{:?}", primes(30));
    let mut w = vec!["pear", "fig"];
    qs(&mut w);
    println!("{w:?}");
}
