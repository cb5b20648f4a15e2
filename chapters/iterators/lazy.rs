fn main() {
    let steps = (1..4).map(|n| {
        println!("double {n}");
        n * 2
    });
    println!("nothing has happened");
    let found = steps.filter(|n| *n > 3).next();
    println!("{found:?}");
}
