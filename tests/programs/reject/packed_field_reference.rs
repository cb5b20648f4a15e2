#[repr(packed)]
struct Packet {
    kind: u8,
    length: u32,
}

fn main() {
    let packet = Packet { kind: 6, length: 1500 };
    let kind = &packet.kind;
    let length = &packet.length; //~ E0793
    println!("{kind} {length}");
    println!("{}", packet.length); //~ E0793
}
