//! `OnceCell`, `LazyCell`, `OnceLock`, `LazyLock`, `Cell` and `RefCell` methods.

use std::cell::{Cell, LazyCell, OnceCell, Ref, RefCell, RefMut};
use std::sync::{LazyLock, OnceLock};

static CONFIG: OnceLock<String> = OnceLock::new();
static TABLE: LazyLock<Vec<u32>> = LazyLock::new(|| {
    println!("computing");
    (1..4).map(|x| x * x).collect()
});

fn main() {
    let cell = OnceCell::new();
    println!("{:?} {} {:?}", cell.get(), cell.get_or_init(|| 5), cell.set(6));
    println!("{:?}", cell.into_inner());
    let lazy = LazyCell::new(|| {
        println!("once");
        7
    });
    println!("{} {}", *lazy, *lazy + 1);
    println!("{:?}", CONFIG.get());
    CONFIG.set("x".into()).unwrap();
    println!("{:?} {}", CONFIG.set("y".into()), CONFIG.get_or_init(|| "z".into()));
    println!("{} {:?}", TABLE.len(), *TABLE);
    let c = Cell::new(1);
    println!("{} {} {}", c.replace(2), c.take(), c.get());
    c.set(3);
    c.swap(&Cell::new(9));
    println!("{} {}", c.get(), c.into_inner());
    let mut array = [1, 2, 3];
    let slice = Cell::from_mut(&mut array[..]).as_slice_of_cells();
    slice[0].set(slice[2].get());
    println!("{}", slice[0].get());
    let r = RefCell::new((1, "a".to_string()));
    let name: Ref<'_, str> = Ref::map(r.borrow(), |x| x.1.as_str());
    println!("{} {}", &*name, r.try_borrow_mut().is_err());
    drop(name);
    RefMut::map(r.borrow_mut(), |x| &mut x.0).add_assign_like();
    println!("{:?} {:?}", r.replace((5, "b".into())), r);
    println!("{:?} {:?}", r.replace_with(|x| (x.0 + 1, "c".into())), r.take());
}

trait AddLike {
    fn add_assign_like(self);
}
impl AddLike for RefMut<'_, i32> {
    fn add_assign_like(mut self) {
        *self += 1;
    }
}
