fn first(names: &[String; 2]) -> String {
    let [a, _] = *names; //~ E0508
    a
}

fn take(names: &[String]) -> String {
    names[0] //~ E0508
}

fn main() {
    let names = [String::from("a"), String::from("b")];
    println!("{} {}", first(&names), take(&names));
}
