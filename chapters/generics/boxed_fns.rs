fn main() {
    let step = 5;
    let mut tools: Vec<Box<dyn Fn(u32) -> u32>> = Vec::new();
    tools.push(Box::new(|n| n * 2));
    tools.push(Box::new(move |n| n + step));
    let mut number = 10;
    for tool in &tools {
        number = tool(number);
    }
    println!("{number}");
}
