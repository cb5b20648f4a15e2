fn main() {
    let answer = Box::<u32>::new_uninit();
    let answer = unsafe { answer.assume_init() };
    if *answer > 7 { //~ ub:uninitialized
        println!("large");
    }
}
