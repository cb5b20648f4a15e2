use std::thread;

fn main() {
    let literal = thread::spawn(|| {
        panic!("a literal");
    });
    let error = literal.join().unwrap_err();
    println!("{:?}", error.downcast_ref::<&str>());
    println!("{:?}", error.downcast_ref::<String>());

    let n = 7;
    let formatted = thread::spawn(move || {
        if n > 3 {
            panic!("formatted {n}");
        }
        n
    });
    match formatted.join() {
        Ok(n) => println!("no panic: {n}"),
        Err(error) => println!("{:?}", error.downcast_ref::<String>()),
    }

    let index = thread::spawn(|| {
        let v = vec![1, 2, 3];
        let i = v.len();
        v[i]
    });
    println!("{}", index.join().is_err());
    println!("main goes on");
}
