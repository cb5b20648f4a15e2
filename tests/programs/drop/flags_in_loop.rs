// A variable that only some turns of a loop move away is dropped in the others.
struct Noisy(u32);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let mut kept = Vec::new();
    let mut last = None;
    for n in 0..5 {
        let item = Noisy(n);
        if n == 1 {
            println!("skip");
            continue;
        }
        if n % 2 == 0 {
            kept.push(item);
        } else {
            last = Some(item);
        }
        println!("turn {n}");
    }
    println!("{} kept, last {:?}", kept.len(), last.as_ref().map(|it| it.0));
    let late;
    if kept.len() > 2 {
        late = kept.remove(0);
        println!("late {}", late.0);
    }
    println!("end");
}
