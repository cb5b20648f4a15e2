fn items(v: &Vec<i32>) -> impl Iterator<Item = i32> {
    v.iter().map(|x| *x)
}

fn main() {
    let mut v = vec![1];
    let it = items(&v);
    v.push(2); //~ E0502
    println!("{}", it.count());
}
