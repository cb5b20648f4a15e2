struct Request<'b> {
    method: &'b str,
    path: &'b str,
    host: &'b str,
}

fn parse(text: &str) -> Option<Request<'_>> {
    let (line, rest) = text.split_once('\n')?;
    let (method, path) = line.split_once(' ')?;
    let host = rest.strip_prefix("Host: ")?;
    Some(Request { method, path, host })
}

fn main() {
    let buffer = String::from("GET /map\nHost: fram.no");
    let request = parse(&buffer).unwrap();
    println!("{} {}", request.method, request.path);
    println!("{}", request.host);
}
