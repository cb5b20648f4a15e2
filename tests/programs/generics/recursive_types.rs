// Recursive generic types: lists, trees, expression evaluators, with iterators over them.
use std::fmt;
#[derive(Debug, Clone, PartialEq)]
enum List<T> {
    Nil,
    Cons(T, Box<List<T>>),
}
use List::*;
impl<T> List<T> {
    fn push(self, t: T) -> Self {
        Cons(t, Box::new(self))
    }
    fn iter(&self) -> Iter<'_, T> {
        Iter(self)
    }
    fn reverse(self) -> Self {
        let mut out = Nil;
        let mut rest = self;
        while let Cons(t, next) = rest {
            out = out.push(t);
            rest = *next;
        }
        out
    }
    fn map<U>(self, f: &mut impl FnMut(T) -> U) -> List<U> {
        match self {
            Nil => Nil,
            Cons(t, rest) => {
                let u = f(t);
                Cons(u, Box::new(rest.map(f)))
            }
        }
    }
}
struct Iter<'a, T>(&'a List<T>);
impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        let Cons(t, rest) = self.0 else { return None };
        self.0 = rest;
        Some(t)
    }
}
impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}
impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(it: I) -> Self {
        it.into_iter().fold(Nil, List::push).reverse()
    }
}
#[derive(Default)]
struct Tree<K, V> {
    root: Option<Box<Branch<K, V>>>,
    len: usize,
}
struct Branch<K, V> {
    key: K,
    value: V,
    left: Option<Box<Branch<K, V>>>,
    right: Option<Box<Branch<K, V>>>,
}
impl<K: Ord, V> Tree<K, V> {
    fn insert(&mut self, key: K, value: V) -> Option<V> {
        let mut here = &mut self.root;
        while let Some(b) = here {
            match key.cmp(&b.key) {
                std::cmp::Ordering::Less => here = &mut b.left,
                std::cmp::Ordering::Greater => here = &mut b.right,
                std::cmp::Ordering::Equal => return Some(std::mem::replace(&mut b.value, value)),
            }
        }
        *here = Some(Box::new(Branch { key, value, left: None, right: None }));
        self.len += 1;
        None
    }
    fn walk<'a>(&'a self, f: &mut dyn FnMut(&'a K, &'a V)) {
        fn go<'a, K, V>(b: &'a Option<Box<Branch<K, V>>>, f: &mut dyn FnMut(&'a K, &'a V)) {
            if let Some(b) = b {
                go(&b.left, f);
                f(&b.key, &b.value);
                go(&b.right, f);
            }
        }
        go(&self.root, f)
    }
}
enum Expr {
    Num(f64),
    Var(&'static str),
    Op(Box<Expr>, char, Box<Expr>),
}
impl Expr {
    fn eval(&self, env: &dyn Fn(&str) -> Option<f64>) -> Result<f64, String> {
        Ok(match self {
            Expr::Num(n) => *n,
            Expr::Var(v) => env(v).ok_or_else(|| format!("no {v}"))?,
            Expr::Op(l, op, r) => {
                let (l, r) = (l.eval(env)?, r.eval(env)?);
                match op {
                    '+' => l + r,
                    '*' => l * r,
                    '/' if r == 0.0 => return Err("division".into()),
                    '/' => l / r,
                    other => return Err(format!("op {other}")),
                }
            }
        })
    }
}
impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Expr::Num(n) => write!(f, "{n}"),
            Expr::Var(v) => f.write_str(v),
            Expr::Op(l, op, r) => write!(f, "({l} {op} {r})"),
        }
    }
}
fn op(l: Expr, c: char, r: Expr) -> Expr {
    Expr::Op(Box::new(l), c, Box::new(r))
}
fn main() {
    let list: List<i32> = (1..=4).collect();
    let mut seen = vec![];
    for x in &list {
        seen.push(x * 2);
    }
    println!("{seen:?} {:?}", list.clone().map(&mut |x| x.to_string()).iter().collect::<Vec<_>>());
    println!("{:?} {}", Nil.push('a'), list.iter().sum::<i32>());
    let mut tree = Tree { root: None, len: 0 };
    for (i, w) in "the quick brown fox jumps over the lazy dog".split(' ').enumerate() {
        if let Some(old) = tree.insert(w, i) {
            println!("{w} was {old}");
        }
    }
    let mut out = vec![];
    tree.walk(&mut |k, v| out.push(format!("{k}{v}")));
    println!("{} {}", tree.len, out.join(" "));
    let e = op(op(Expr::Num(2.0), '+', Expr::Var("x")), '*', op(Expr::Var("y"), '/', Expr::Num(4.0)));
    let env = |v: &str| match v {
        "x" => Some(3.0),
        "y" => Some(8.0),
        _ => None,
    };
    println!("{e} = {:?}", e.eval(&env));
    println!("{:?} {:?}", op(Expr::Num(1.0), '/', Expr::Num(0.0)).eval(&env), Expr::Var("z").eval(&env));
}
