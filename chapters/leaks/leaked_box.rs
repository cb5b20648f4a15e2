struct Settings {
    name: String,
    volume: u32,
}

fn load() -> &'static mut Settings {
    let settings = Settings { name: String::from("night"), volume: 3 };
    Box::leak(Box::new(settings))
}

fn main() {
    let settings = load();
    settings.volume += 1;
    println!("{} {}", settings.name, settings.volume);
}
