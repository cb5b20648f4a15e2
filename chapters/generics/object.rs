trait Sound {
    fn sound(&self) -> u32;
}

struct Bell(u32);

struct Drum {
    skin: u32,
    size: u32,
}

impl Sound for Bell {
    fn sound(&self) -> u32 {
        self.0
    }
}

impl Sound for Drum {
    fn sound(&self) -> u32 {
        self.skin * self.size
    }
}

fn loud(thing: &dyn Sound) -> u32 {
    thing.sound() * 10
}

fn main() {
    let bell = Bell(3);
    let drum = Drum { skin: 2, size: 4 };
    let first = loud(&bell);
    let second = loud(&drum);
    println!("{first} {second}");
}
