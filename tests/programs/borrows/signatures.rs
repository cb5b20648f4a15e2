fn longest<'a>(x: &'a str, y: &'a str) -> &'a str {
    if x.len() >= y.len() { x } else { y }
}

struct Excerpt<'a> {
    part: &'a str,
}

impl<'a> Excerpt<'a> {
    fn words(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.part.split(' ')
    }

    fn shorter(&self, other: &'a str) -> &'a str {
        if other.len() < self.part.len() { other } else { self.part }
    }
}

fn pick<'a, 'b: 'a>(x: &'a i32, y: &'b i32) -> &'a i32 {
    if *x > *y { x } else { y }
}

fn main() {
    let a = String::from("long string");
    let result;
    {
        let b = String::from("xyz");
        result = longest(&a, &b).len();
    }
    let excerpt = Excerpt { part: &a };
    let words = excerpt.words();
    println!("{result} {} {} {}", words.count(), excerpt.shorter("s"), pick(&1, &2));
}
