// `let else`, chains of `if let`, `while let`, labelled blocks and their values.
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn parse(s: &str) -> Result<i32, String> {
    let Some((k, v)) = s.split_once('=') else {
        return Err(format!("no = in {s}"));
    };
    let Ok(n) = v.trim().parse::<i32>() else {
        return Err(format!("{k} has no number"));
    };
    Ok(n)
}
fn chain(a: Option<i32>, b: Result<&str, ()>) -> String {
    if let Some(n) = a
        && n > 1
        && let Ok(s) = b
        && !s.is_empty()
    {
        format!("{n}{s}")
    } else if let None = a
        && let Err(()) = b
    {
        "nothing".into()
    } else {
        "some".into()
    }
}
fn make(name: &'static str, some: bool) -> Option<D> {
    println!("make {name}");
    some.then_some(D(name))
}
fn main() {
    println!("{:?} {:?} {:?}", parse("a= 5"), parse("a"), parse("b=x"));
    println!("{} {} {}", chain(Some(2), Ok("x")), chain(None, Err(())), chain(Some(1), Ok("")));
    if let Some(_a) = make("a", true)
        && let Some(_b) = make("b", true)
        && let Some(_c) = make("c", false)
    {
        println!("all");
    } else {
        println!("not all");
    }
    let mut stack = vec![1, 2, 3];
    while let Some(top) = stack.pop()
        && top > 1
    {
        println!("{top}");
    }
    let found = 'search: {
        for (i, row) in [[1, 2], [3, 4]].iter().enumerate() {
            for (j, n) in row.iter().enumerate() {
                if *n == 3 {
                    break 'search Some((i, j));
                }
            }
        }
        None
    };
    println!("{found:?}");
    let mut count = 0;
    let value = 'outer: loop {
        let _d = D("outer turn");
        loop {
            count += 1;
            if count == 2 {
                continue 'outer;
            }
            if count > 3 {
                break 'outer count * 10;
            }
        }
    };
    println!("{value}");
    let D(name) = &D("temporary") else { return };
    println!("{name}");
}
