struct Names {
    list: Vec<String>,
}

fn main() {
    let kept;
    {
        let names = Names { list: vec![String::from("Ida")] };
        kept = &names.list[0]; //~ E0597
    }
    println!("{kept}");
}
