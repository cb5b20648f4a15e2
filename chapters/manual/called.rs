extern "C" fn double(n: i32) -> i32 {
    n * 2
}

fn main() {
    let tool: extern "C" fn(i32) -> i32 = double;
    let twice = tool(7);
    println!("{twice}");
}
