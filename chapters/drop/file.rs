struct System {
    open_files: u32,
}

struct File<'a> {
    system: &'a mut System,
}

impl<'a> File<'a> {
    fn open(system: &'a mut System) -> File<'a> {
        system.open_files += 1;
        File { system }
    }
}

impl Drop for File<'_> {
    fn drop(&mut self) {
        self.system.open_files -= 1;
    }
}

fn read(system: &mut System, name: &str) -> Result<u32, String> {
    let _file = File::open(system);
    if name.is_empty() {
        return Err(String::from("no name"));
    }
    Ok(42)
}

fn main() {
    let mut system = System { open_files: 0 };
    let good = read(&mut system, "diary");
    let bad = read(&mut system, "");
    println!("{} {} {}", good.is_ok(), bad.is_ok(), system.open_files);
}
