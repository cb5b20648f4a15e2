fn main() {
    let on_stack = 7;
    let on_heap = Box::new(7);
    let sum = on_stack + *on_heap;
    println!("{sum}");
}
