struct Room {
    name: &'static str,
    doors: Vec<usize>,
}

struct House {
    rooms: Vec<Room>,
}

impl House {
    fn add(&mut self, name: &'static str) -> usize {
        self.rooms.push(Room { name, doors: Vec::new() });
        self.rooms.len() - 1
    }

    fn join(&mut self, a: usize, b: usize) {
        self.rooms[a].doors.push(b);
        self.rooms[b].doors.push(a);
    }
}

fn main() {
    let mut house = House { rooms: Vec::new() };
    let hall = house.add("hall");
    let attic = house.add("attic");
    house.join(hall, attic);
    let next = house.rooms[attic].doors[0];
    println!("{}", house.rooms[next].name);
}
