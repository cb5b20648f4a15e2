fn main() {
    let list = vec![1, 2, 3];
    let start = list.as_ptr();
    let beyond = unsafe { *start.add(5) }; //~ ub:out_of_bounds
    println!("{beyond}");
}
