use std::alloc::Layout;

fn main() {
    let one = Layout::new::<(u8, u64)>();
    let many = Layout::array::<u16>(5).unwrap();
    let page = Layout::from_size_align(4096, 4096).unwrap();
    println!("{} {}", one.size(), one.align());
    println!("{} {}", many.size(), many.align());
    println!("{} {}", page.size(), page.align());
    println!("{}", Layout::from_size_align(8, 3).is_err());
}
