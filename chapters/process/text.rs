fn double(n: u32) -> u32 {
    n * 2
}

fn triple(n: u32) -> u32 {
    n * 3
}

fn main() {
    let mut tool: fn(u32) -> u32 = double;
    let two = tool(7);
    tool = triple;
    let three = tool(7);
    println!("{two} {three}");
}
