// The case that today's checker rejects although no run goes wrong.
fn get(map: &mut Vec<i32>) -> &mut i32 {
    match map.first_mut() {
        Some(x) => x,
        None => {
            map.push(1); //~ E0499
            &mut map[0] //~ E0499
        }
    }
}

fn main() {
    get(&mut Vec::new());
}
