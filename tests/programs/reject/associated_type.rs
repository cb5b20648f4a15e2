fn main() {
    let mut it;
    {
        let v = vec![1, 2];
        it = v.iter().skip(1); //~ E0597
    }
    println!("{:?}", it.next());
}
