// A variable may be initialised after its declaration, once on each path.
fn main() {
    for n in 0..3 {
        let word;
        if n == 1 {
            word = "one";
        } else {
            word = "other";
        }
        println!("{n} {word}");
    }
}
