// When dropping the old value of an assignment panics, the new value is in place and is dropped.
struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
        if self.0 == "old" {
            panic!("old does not want to go");
        }
    }
}

fn replace(slot: &mut Noisy) {
    let _guard = Noisy("guard");
    *slot = Noisy("new");
}

fn main() {
    let mut slot = Noisy("old");
    let _other = Noisy("other");
    replace(&mut slot);
    println!("never {}", slot.0);
}
