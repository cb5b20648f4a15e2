struct Parcel {
    address: String,
    content: String,
    weight: u32,
}

fn main() {
    let parcel = Parcel {
        address: String::from("Pier 4"),
        content: String::from("rope"),
        weight: 12,
    };
    let content = parcel.content;
    println!("{content}, {} kg", parcel.weight);
    println!("to {}", parcel.address);
}
