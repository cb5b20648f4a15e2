fn send(parcel: String) {
    println!("sent: {parcel}");
}

fn deliver(postman_came: bool) {
    let parcel = String::from("books");
    if postman_came {
        send(parcel);
    }
    println!("the day is over");
}

fn main() {
    deliver(true);
    deliver(false);
}
