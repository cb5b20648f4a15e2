// A borrowed array of constants lives as long as the program, also when it is borrowed by a method.
fn lines() -> std::slice::Iter<'static, &'static str> {
    ["one", "two", "three"].iter()
}

fn main() {
    let late = [10, 20].iter();
    let all: Vec<usize> = lines().map(|line| line.len()).collect();
    println!("{all:?} {}", late.sum::<i32>());
    let closures: Vec<Box<dyn Fn() -> String>> = ["a", "b"]
        .iter()
        .map(|text| Box::new(move || text.repeat(2)) as Box<dyn Fn() -> String>)
        .collect();
    for f in &closures {
        print!("{} ", f());
    }
    let pair: &'static (i32, [&str; 2]) = &(1 + 2, ["x", "y"]);
    println!("{pair:?}");
}
