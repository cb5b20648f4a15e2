fn main() {
    let some: Option<i32> = Some(4);
    let none: Option<i32> = None;
    println!("{:?} {:?} {:?}", some.map(|x| x * 2), none.map(|x| x * 2), some.and_then(|x| x.checked_sub(5)));
    println!("{:?} {:?} {:?}", none.or(some), some.xor(None), some.and(Some("x")));
    println!("{} {} {}", none.unwrap_or(7), none.unwrap_or_default(), none.unwrap_or_else(|| 1 + 1));
    println!("{} {}", some.map_or(0, |x| x + 1), none.map_or_else(|| -1, |x| x));
    println!("{:?} {:?}", some.filter(|x| x % 2 == 1), some.is_some_and(|x| x > 3));
    println!("{:?} {:?}", some.zip(Some('a')), Some((1, 'b')).unzip());
    println!("{:?} {:?}", some.ok_or("no"), none.ok_or_else(|| "none".to_string()));
    let mut slot: Option<i32> = None;
    *slot.get_or_insert(3) += 1;
    println!("{:?} {:?}", slot.take(), slot);
    println!("{}", slot.insert(9));
    println!("{:?} {:?}", slot.replace(1), slot.take_if(|x| *x == 1));
    println!("{slot:?}");
    println!("{:?} {:?}", Some(Some(1)).flatten(), Some(Ok::<_, ()>(1)).transpose());
    println!("{:?} {:?}", Some(String::from("abc")).as_deref(), some.as_ref().copied());
    if let Some(x) = slot.get_or_insert_with(|| 5).checked_add(1) {
        println!("{x}");
    }
    println!("{:?} {} {:?}", some.iter().chain(&none).collect::<Vec<_>>(), Some(1) < Some(2), None < Some(0));
    let ok: Result<i32, String> = Ok(3);
    let err: Result<i32, String> = Err("bad".into());
    println!("{:?} {:?} {:?}", ok.as_ref().ok(), err.as_ref().err(), err.as_ref().map_err(|e| e.len()));
    println!("{:?} {:?}", ok.clone().and_then(|x| if x > 5 { Ok(x) } else { Err(format!("{x} is small")) }), err.clone().or_else(|e| if e.len() == 3 { Ok::<_, ()>(0) } else { Err(()) }));
    println!("{} {} {}", err.clone().unwrap_or(1), err.clone().unwrap_or_else(|e| e.len() as i32), err.clone().unwrap_or_default());
    println!("{} {} {:?}", ok.is_ok_and(|x| x == 3), err.is_err(), Ok::<Option<i32>, ()>(Some(1)).transpose());
    println!("{:?}", Ok::<i32, i32>(1).inspect(|x| print!("[{x}] ")).inspect_err(|_| print!("never")));
    println!("{:?} {:?}", "5".parse::<i32>().map_or(-1, |x| x * 2), Ok::<_, ()>(2).iter().next());
    println!("{:?}", Err::<(), _>("e").expect_err("is an error"));
}
