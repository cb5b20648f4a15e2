use std::borrow::Cow;

fn main() {
    let source = vec![1, -2, 3, -4];
    let mut work: Cow<[i32]> = Cow::Borrowed(&source);
    for i in 0..4 {
        if work[i] < 0 {
            work.to_mut()[i] = 0;
        }
    }
    println!("{source:?} {work:?}");
}
