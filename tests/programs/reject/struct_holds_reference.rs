struct Excerpt<'a> {
    part: &'a str,
}

fn main() {
    let excerpt;
    {
        let novel = String::from("Call me Ishmael.");
        excerpt = Excerpt { part: &novel }; //~ E0597
    }
    println!("{}", excerpt.part);
}
