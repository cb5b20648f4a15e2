fn above(v: Vec<i32>, min: i32) -> impl Iterator<Item = i32> {
    v.into_iter().filter(|x| *x > min) //~ E0373
}

fn main() {
    above(vec![1], 0).count();
}
