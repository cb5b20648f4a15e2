// A type with `Drop` cannot lose a field, and an array cannot lose an element at an index.
struct File {
    name: String,
}

impl Drop for File {
    fn drop(&mut self) {
        println!("close {}", self.name);
    }
}

fn main() {
    let file = File { name: "a.txt".to_string() };
    let name = file.name; //~ E0509
    let names = [name, "b".to_string()];
    let at = names.len() - 1;
    let last = names[at]; //~ E0508
    println!("{last}");
}
