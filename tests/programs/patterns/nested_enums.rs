// Patterns inside patterns.
#[derive(Debug)]
enum Expr {
    Num(i64),
    Neg(Box<Expr>),
    Bin(Box<Expr>, char, Box<Expr>),
}

fn eval(e: &Expr) -> Result<i64, String> {
    Ok(match e {
        Expr::Num(n) => *n,
        Expr::Neg(inner) => -eval(inner)?,
        Expr::Bin(a, '+', b) => eval(a)? + eval(b)?,
        Expr::Bin(a, '*', b) => eval(a)? * eval(b)?,
        Expr::Bin(_, op, _) => return Err(format!("no operator {op}")),
    })
}

fn main() {
    let num = |n| Box::new(Expr::Num(n));
    let e = Expr::Bin(num(2), '+', Box::new(Expr::Bin(num(3), '*', Box::new(Expr::Neg(num(4))))));
    println!("{:?}", eval(&e));
    println!("{:?}", eval(&Expr::Bin(num(1), '/', num(2))));
}
