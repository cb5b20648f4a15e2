fn main() {
    let log = String::from("ok\nfail: disk\nok");
    let mut failures = Vec::new();
    for line in log.lines() {
        if line.starts_with("fail") {
            failures.push(line);
        }
    }
    println!("{failures:?}");
}
