use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone, Default, PartialEq)]
struct Config {
    name: String,
    limits: (u32, Option<f32>),
    tags: Vec<&'static str>,
    nested: BTreeMap<u8, Inner>,
    unit: (),
}

#[derive(Debug, Clone, PartialEq)]
enum Inner {
    Unit,
    Tuple(i32, char),
    Struct { set: BTreeSet<bool>, empty: Vec<i32> },
}

fn main() {
    let config = Config {
        name: "line\nbreak".into(),
        limits: (7, Some(0.5)),
        tags: vec!["a", "b"],
        nested: BTreeMap::from([
            (1, Inner::Unit),
            (2, Inner::Tuple(-1, '\'')),
            (3, Inner::Struct { set: BTreeSet::from([true]), empty: vec![] }),
        ]),
        unit: (),
    };
    println!("{config:?}");
    println!("{config:#?}");
    println!("{:#?}", Config::default());
    println!("{:#?}", (Some(Box::new(1)), [[1, 2], [3, 4]]));
    println!("{:#x?} {:#?}", vec![255], "text");
    println!("{:?} {:#?}", std::cell::RefCell::new(1), std::rc::Rc::new(std::cell::Cell::new('x')));
    println!("{:?} {:?}", std::num::Wrapping(3), std::cmp::Reverse(1));
    println!("{:?} {:?} {:?}", 1..2, ..=3, (.., std::marker::PhantomData::<u8>));
}
