// Tags and niches.
use std::mem::{align_of, size_of};
use std::num::NonZeroU8;

#[allow(dead_code)]
enum Empty {}

#[allow(dead_code)]
enum One {
    Only,
}

#[allow(dead_code)]
enum Three {
    A,
    B,
    C,
}

#[allow(dead_code)]
enum Mixed {
    Small(u8),
    Large(u64),
    Text(String),
    Nothing,
}

#[allow(dead_code)]
enum WithBool {
    Yes(bool, u8),
    No,
    Maybe,
}

#[allow(dead_code)]
#[repr(u16)]
enum Wide {
    A = 500,
}

#[allow(dead_code)]
#[repr(C)]
enum LikeC {
    A(u8),
    B(u32),
}

fn show<T>(name: &str) {
    println!("{name} {} {}", size_of::<T>(), align_of::<T>());
}

fn main() {
    show::<Empty>("Empty");
    show::<One>("One");
    show::<Three>("Three");
    show::<Mixed>("Mixed");
    show::<WithBool>("WithBool");
    show::<Wide>("Wide");
    show::<LikeC>("LikeC");
    show::<Option<Three>>("Option<Three>");
    show::<Option<Option<Three>>>("Option<Option<Three>>");
    show::<Option<Mixed>>("Option<Mixed>");
    show::<Option<NonZeroU8>>("Option<NonZeroU8>");
    show::<Option<u8>>("Option<u8>");
    show::<Option<&u8>>("Option<&u8>");
    show::<Option<&[u8]>>("Option<&[u8]>");
    show::<Option<Box<dyn Fn()>>>("Option<Box<dyn Fn()>>");
    show::<Option<(u8, bool)>>("Option<(u8, bool)>");
    show::<Result<u8, Empty>>("Result<u8, Empty>");
    show::<Result<i32, String>>("Result<i32, String>");
    show::<Result<Vec<u8>, Box<u8>>>("Result<Vec<u8>, Box<u8>>");
    show::<Option<Option<String>>>("Option<Option<String>>");
    show::<std::cmp::Ordering>("Ordering");
    show::<Option<std::cmp::Ordering>>("Option<Ordering>");
}
