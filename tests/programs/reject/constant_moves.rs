static NAME: String = String::new();
const LENGTH: usize = length(NAME); //~ E0507

const fn length(s: String) -> usize {
    let n = s.len();
    std::mem::forget(s);
    n
}

fn main() {
    println!("{LENGTH}");
}
