enum Wide {
    Nothing,
    Page([u8; 200]),
}

enum Narrow {
    Nothing,
    Page(Box<[u8; 200]>),
}

fn main() {
    let wide = [Wide::Nothing, Wide::Nothing, Wide::Page([7; 200])];
    let page = Box::new([7; 200]);
    let narrow = [Narrow::Nothing, Narrow::Nothing, Narrow::Page(page)];
    println!("{} {}", size_of_val(&wide), size_of_val(&narrow));
    if let (Wide::Page(a), Narrow::Page(b)) = (&wide[2], &narrow[2]) {
        println!("{}", a[0] == b[0]);
    }
}
