// The text of tokens as rustc prints it.
macro_rules! show {
    ($e:expr) => { println!("{} = {:?}", stringify!($e), $e) };
}
macro_rules! tokens {
    ($($t:tt)*) => { println!("[{}]", stringify!($($t)*)) };
}
macro_rules! fragments {
    ($i:ident, $t:ty, $p:pat, $l:literal) => {
        println!("{} {} {} {}", stringify!($i), stringify!($t), stringify!($p), stringify!($l))
    };
}
macro_rules! through {
    ($e:expr) => { show!($e) };
}
fn main() {
    let (a, v) = (3, vec![1, 2]);
    show!(a+1);
    show!(a + 1);
    show!(  a   *   (a-1)  );
    show!(v.iter().map(|x| x*2).collect::<Vec<_>>());
    show!(v[0]);
    show!([a; 2]);
    show!((a, "text"));
    show!(if a>2 { 'y' } else { 'n' });
    show!(-a);
    show!(&v[..1]);
    show!(a as u8);
    through!(a*a);
    tokens!(struct A<T>{ x:T, y : [u8;4] });
    tokens!(a.b . c :: d);
    tokens!(#[derive(Debug)] fn f (x: &mut i32) -> i32 { x+1 });
    tokens!();
    tokens!(a
        b);
    fragments!(name, Vec<u8>, Some(x), 1.5f32);
    println!("{}", stringify!(one two,three));
    println!("{}", concat!("a", 1, 2.5, true, 'c', stringify!(d + e)));
}
