use std::any::{type_name, type_name_of_val};
use std::marker::PhantomData;

fn name<T>(_: T) -> &'static str {
    type_name::<T>()
}

fn main() {
    println!("{} {} {}", type_name::<i32>(), type_name::<&str>(), type_name::<[u8; 4]>());
    println!("{} {} {}", name(1.5f32), name(&mut 'c'), name((1u8, [true; 2])));
    println!("{} {}", name(&[1, 2][..]), name(()));
    println!("{} {:?}", type_name_of_val("text"), PhantomData::<(u8, &str)>);
}
