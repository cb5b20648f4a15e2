fn main() {
    let mut crew = vec![String::from("ida"), String::from("tom")];
    for name in &crew {
        println!("{name}");
    }
    for name in &mut crew {
        name.push('!');
    }
    for name in crew {
        println!("{name} leaves");
    }
    println!("nobody is left");
}
