use std::any::{Any, TypeId};
use std::fmt::Debug;

trait Component: Any + Debug {
    fn as_any(&self) -> &dyn Any;
}

#[derive(Debug)]
struct Position(i32, i32);
#[derive(Debug)]
struct Name(String);

impl Component for Position {
    fn as_any(&self) -> &dyn Any {
        self
    }
}
impl Component for Name {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn describe(value: &dyn Any) -> String {
    if let Some(n) = value.downcast_ref::<i32>() {
        format!("i32 {n}")
    } else if let Some(s) = value.downcast_ref::<&str>() {
        format!("str {s}")
    } else if value.is::<Vec<u8>>() {
        "bytes".into()
    } else {
        "something".into()
    }
}

fn main() {
    println!("{} {} {} {}", describe(&5), describe(&"x"), describe(&vec![1u8]), describe(&5u8));
    let parts: Vec<Box<dyn Component>> = vec![Box::new(Position(1, 2)), Box::new(Name("n".into()))];
    for part in &parts {
        match part.as_any().downcast_ref::<Position>() {
            Some(Position(x, y)) => println!("at {x} {y}"),
            None => println!("no position: {part:?}"),
        }
    }
    let boxed: Box<dyn Any> = Box::new(2.5f64);
    println!("{:?} {:?}", boxed.downcast_ref::<f64>(), boxed);
    match boxed.downcast::<String>() {
        Ok(_) => println!("text"),
        Err(back) => println!("{}", back.downcast::<f64>().unwrap()),
    }
    let sent: Box<dyn Any + Send> = Box::new("payload");
    println!("{:?}", sent.downcast_ref::<&'static str>());
    println!("{} {}", TypeId::of::<i32>() == TypeId::of::<i32>(), TypeId::of::<i32>() == TypeId::of::<u32>());
    let rc: std::rc::Rc<dyn Any> = std::rc::Rc::new(7u8);
    println!("{:?}", rc.downcast::<u8>());
    println!("{}", 5.type_id() == TypeId::of::<i32>());
}
