// let-else leaves when the pattern does not match.
fn first_word(text: &str) -> usize {
    let Some(end) = text.find(' ') else {
        return text.len();
    };
    end
}

fn main() {
    println!("{} {}", first_word("two words"), first_word("one"));
    for item in [Some(1), None, Some(3)] {
        let Some(n) = item else {
            println!("skip");
            continue;
        };
        println!("{n}");
    }
}
