// Temporaries of method chains, struct updates, closures in arguments, `?` and early exits.
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        print!("~{} ", self.0);
    }
}
impl D {
    fn name(&self) -> &'static str {
        self.0
    }
    fn chain(self, next: &'static str) -> D {
        print!("{}>{next} ", self.0);
        D(next)
    }
    fn by_ref(&self) -> &D {
        self
    }
}
fn make(s: &'static str) -> D {
    print!("+{s} ");
    D(s)
}
fn two(_a: &D, b: D) -> D {
    b
}
fn fails(s: &'static str) -> Result<D, D> {
    Err(make(s))
}
fn question() -> Result<u8, D> {
    let _local = make("local");
    let _x = (make("tuple"), fails("error")?);
    Ok(1)
}
fn early(n: u8) -> usize {
    let a = make("a");
    let len = make("tmp").name().len() + if n == 0 { return make("ret").0.len() } else { 1 };
    a.0.len() + len
}
fn end() {
    println!();
}
struct S {
    a: D,
    b: D,
    c: D,
}
fn main() {
    println!("{}", make("m").by_ref().by_ref().name());
    let _ = make("x").chain("y").chain("z");
    end();
    let kept = two(&make("ref"), make("val"));
    print!("| {} ", kept.0);
    drop(kept);
    end();
    println!("{}", question().is_err());
    println!("{}", early(0));
    println!("{}", early(1));
    let base = S { a: make("a"), b: make("b"), c: make("c") };
    let new = S { b: make("b2"), ..base };
    print!("made ");
    drop(new);
    end();
    let v: Vec<usize> = [make("1"), make("2")].iter().map(|d| d.0.len()).collect();
    println!("{v:?}");
    let v: Vec<D> = vec![make("p"), make("q")].into_iter().rev().collect();
    println!("{}", v.len());
    let s = std::mem::replace(&mut make("slot"), make("new"));
    print!("got {} ", s.0);
    end();
    let f = {
        let d = make("in closure");
        move || d.name().len()
    };
    println!("{}", f());
    let array = [make("e0"), make("e1")].map(|d| d.chain("m"));
    end();
    drop(array);
    end();
    let r;
    {
        let inner = make("inner");
        r = inner.name();
    }
    println!("{r}");
    match (make("l"), make("r")) {
        (a, _) if a.name() == "nothing" => {}
        (_, b) => print!("arm {} ", b.name()),
    }
    end();
}
