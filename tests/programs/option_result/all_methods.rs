//! `Option` and `Result`: every combinator that courses use.

fn main() {
    let some = Some(3i32);
    let none: Option<i32> = None;
    println!("{:?} {:?}", some.map(|x| x + 1), none.map_or(0, |x| x + 1));
    println!("{:?} {:?}", some.and_then(|x| x.checked_sub(4)), some.filter(|x| *x > 5));
    println!("{:?} {:?} {:?}", none.or(some), none.xor(some), some.and(Some('x')));
    println!("{:?} {:?}", none.or_else(|| Some(9)), none.unwrap_or_default());
    println!("{:?} {:?}", some.zip(Some("a")), Some((1, 'b')).unzip());
    println!("{:?} {:?}", some.ok_or("no"), none.ok_or_else(|| "none".len()));
    println!("{} {} {}", some.is_some_and(|x| x > 2), none.is_none_or(|x| x > 2), some.is_some());
    let mut slot = None;
    println!("{}", slot.get_or_insert(5));
    println!("{:?}", slot.replace(6));
    println!("{:?} {:?}", slot.take(), slot);
    println!("{:?}", slot.insert(7));
    *slot.get_or_insert_with(|| 0) += 1;
    println!("{slot:?}");
    println!("{:?}", slot.take_if(|x| *x == 8));
    println!("{:?} {:?}", Some(Some(1)).flatten(), Some(Ok::<_, ()>(1)).transpose());
    println!("{:?} {:?}", Some("text".to_string()).as_deref(), Some(&5).copied());
    println!("{:?}", Some(vec![1]).as_mut().map(|v| { v.push(2); v.len() }));
    println!("{:?} {:?}", some.iter().next(), some.into_iter().chain(none).count());
    println!("{:?}", some.map_or_else(|| 1, |x| x * 10));
    println!("{:?} {:?}", some.inspect(|x| print!("[{x}] ")), Some(2) > None);

    let ok: Result<i32, String> = Ok(3);
    let err: Result<i32, String> = Err("bad".into());
    println!("{:?} {:?}", ok.as_ref().map(|x| x * 2), err.as_ref().map_err(|e| e.len()));
    println!("{:?} {:?}", ok.clone().ok(), err.clone().err());
    println!("{:?} {:?}", ok.clone().and_then(|x| if x > 5 { Ok(x) } else { Err("small".to_string()) }), err.clone().or_else(|e| if e == "bad" { Ok::<_, ()>(0) } else { Err(()) }));
    println!("{} {}", err.clone().unwrap_or(1), err.clone().unwrap_or_else(|e| e.len() as i32));
    println!("{} {}", ok.is_ok_and(|x| x == 3), err.as_ref().is_err_and(|e| e.is_empty()));
    println!("{:?} {:?}", err.as_ref().err().map(|e| e.len()), err.iter().count());
    println!("{:?}", Ok::<_, ()>(Some(1)).transpose());
    println!("{} {}", err.clone().unwrap_err(), Err::<u8, _>(4).expect_err("no"));
    println!("{:?}", Ok::<Result<u8, u8>, u8>(Err(3)).and_then(|inner| inner));
    println!("{:?} {:?}", err.clone().map_or(7, |x| x), err.inspect_err(|e| print!("<{e}> ")).is_err());
    println!("{:?}", Ok::<&u8, ()>(&5).copied());
    println!("{:?}", Result::<u8, ()>::Ok(3).iter().chain(&Err::<u8, ()>(())).collect::<Vec<_>>());
}
