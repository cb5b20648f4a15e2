enum Door {
    Open(u8),
    Shut,
}

fn main() {
    let mut door = Door::Open(3);
    let n = match door {
        Door::Open(_)
            if {
                door = Door::Shut; //~ E0510
                false
            } =>
        {
            1
        }
        Door::Open(n) => n,
        Door::Shut => 0,
    };
    println!("{n}");
}
