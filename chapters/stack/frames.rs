fn main() {
    let apples = 3;
    let pears = 4;
    let total = price(apples, pears);
    println!("{total} cents");
}

fn price(apples: i32, pears: i32) -> i32 {
    let per_apple = 25;
    let sum = apples * per_apple + pears * 40;
    sum
}
