fn main() {
    let rain = false;
    let coat: &str;
    if rain {
        coat = "oilskin";
    }
    println!("{coat}"); //~ E0381
}
