struct Marker;

fn main() {
    let marker = Marker;
    let unit = ();
    let many = [Marker, Marker, Marker];
    let _all = (&marker, unit, &many);
    println!("no bytes");
}
