enum Answer {
    Text(String),
    Yes,
    No,
}

fn main() {
    let long = Answer::Text(String::from("perhaps"));
    let yes = Answer::Yes;
    let no = Answer::No;
    for answer in [long, yes, no] {
        match answer {
            Answer::Text(text) => println!("{text}"),
            Answer::Yes => println!("yes"),
            Answer::No => println!("no"),
        }
    }
}
