// Labelled breaks, with and without a value, and continue.
fn main() {
    let mut tries = 0;
    let found = 'outer: loop {
        for a in 1..10 {
            for b in a..10 {
                tries += 1;
                if a * b == 42 {
                    break 'outer (a, b);
                }
                if b > 8 {
                    continue;
                }
            }
        }
        break (0, 0);
    };
    println!("{found:?} {tries}");
    let block = 'b: {
        if tries > 1000 {
            break 'b "many";
        }
        "few"
    };
    println!("{block}");
}
