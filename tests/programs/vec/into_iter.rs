// Iterating by value, by reference and by exclusive reference.
fn main() {
    let mut names = vec![String::from("x"), String::from("y")];
    for n in &mut names {
        n.push('!');
    }
    for n in &names {
        print!("{n} ");
    }
    println!();
    let lengths: Vec<usize> = names.iter().map(String::len).collect();
    let mut total = 0;
    for n in names {
        total += n.len();
        println!("{n}");
    }
    println!("{lengths:?} {total}");
    let mut it = vec![1, 2, 3].into_iter();
    println!("{:?} {:?} {:?}", it.next(), it.next_back(), it.len());
    let results: Result<Vec<i32>, String> = vec![Ok(1), Err("bad".to_string()), Ok(2)].into_iter().collect();
    println!("{results:?} {:?}", vec![Some(1), Some(2)].into_iter().collect::<Option<Vec<_>>>());
}
