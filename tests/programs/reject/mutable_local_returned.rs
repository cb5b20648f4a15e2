fn counter<'a>() -> &'a mut i32 {
    let mut n = 0;
    n += 1;
    &mut n //~ E0515
}

fn fresh<'a>() -> &'a mut Vec<i32> {
    &mut Vec::new() //~ E0515
}

fn main() {
    *counter() += 1;
    fresh().push(1);
}
