fn main() {
    let kept;
    {
        let log = String::from("ok\nfail: disk");
        kept = log.lines().last(); //~ E0597
    }
    println!("{kept:?}");
}
