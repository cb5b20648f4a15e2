#[repr(C, packed)]
struct Packet {
    kind: u8,
    length: u32,
}

fn main() {
    let packet = Packet { kind: 6, length: 1500 };
    let length = packet.length;
    println!("{length} {}", { packet.kind });
}
