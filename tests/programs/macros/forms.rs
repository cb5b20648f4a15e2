// `macro_rules!`: repetition, nesting, recursion, hygiene, all kinds of fragments.
macro_rules! max {
    ($x:expr) => { $x };
    ($x:expr, $($rest:expr),+ $(,)?) => {{ let a = $x; let b = max!($($rest),+); if a > b { a } else { b } }};
}
macro_rules! map {
    ($($k:expr => $v:expr),* $(,)?) => { vec![$(($k, $v)),*] };
}
macro_rules! matrix {
    ($([$($x:expr),*]),*) => { [$([$($x * 2),*]),*] };
}
macro_rules! count {
    () => { 0usize };
    ($head:tt $($tail:tt)*) => { 1usize + count!($($tail)*) };
}
macro_rules! config {
    ($(#[$attr:meta])* $vis:vis struct $name:ident { $($field:ident : $ty:ty = $default:expr),* $(,)? }) => {
        $(#[$attr])*
        $vis struct $name { $($field: $ty),* }
        impl Default for $name {
            fn default() -> Self { $name { $($field: $default),* } }
        }
    };
}
config! {
    #[derive(Debug, Clone)]
    pub struct Config { width: u32 = 80, name: String = "cfg".to_string(), ratio: f32 = 0.5 }
}
macro_rules! add_hundred {
    ($a:ident) => {
        let temp = 100;
        $a += temp;
    };
}
macro_rules! op {
    ($a:literal plus $b:literal) => { $a + $b };
    ($a:literal times $b:literal) => { $a * $b };
    ($a:tt $op:tt $b:tt) => { $a $op $b };
}
macro_rules! make_fn {
    ($name:ident($($arg:ident: $t:ty),*) -> $ret:ty $body:block) => {
        fn $name($($arg: $t),*) -> $ret $body
    };
}
make_fn!(area(w: i32, h: i32) -> i32 { w * h });
macro_rules! enum_names {
    ($name:ident: $($variant:ident $(= $value:expr)?),+) => {
        #[derive(Debug, Clone, Copy)]
        enum $name { $($variant $(= $value)?),+ }
        impl $name {
            const ALL: &'static [($name, &'static str)] = &[$(($name::$variant, stringify!($variant))),+];
        }
    };
}
enum_names!(Color: Red = 3, Green, Blue = 10);
macro_rules! callback {
    ($cb:ident, $($args:tt)*) => { $cb!($($args)*) };
}
macro_rules! pattern {
    ($e:expr, $p:pat => $r:expr) => { match $e { $p => $r, _ => -1 } };
}
macro_rules! lifetimes {
    ($l:lifetime, $n:ident) => { fn $n<$l>(x: &$l str) -> &$l str { &x[1..] } };
}
lifetimes!('a, tail);
macro_rules! precedence {
    ($a:expr, $b:expr) => { $a * $b };
}
mod inner {
    macro_rules! local { () => { "local" }; }
    pub fn call() -> &'static str {
        local!()
    }
    #[macro_export]
    macro_rules! exported { ($t:ty) => { <$t>::default() }; }
}
fn main() {
    println!("{} {}", max!(3), max!(1, 9, 4,));
    println!("{:?} {:?}", map! { "a" => 1, "b" => 2 }, matrix!([1, 2], [3, 4]));
    println!("{} {:?}", count!(a b (c d) [e]), Config::default());
    let mut temp = 1;
    add_hundred!(temp);
    println!("{temp}");
    println!("{} {} {}", op!(2 plus 3), op!(2 times 3), op!(7 % 4));
    println!("{} {:?}", area(3, 4), Color::ALL);
    println!("{:?} {}", callback!(map, 1 => 2), pattern!(Some(4), Some(n @ 1..=5) => n * 2));
    println!("{} {}", tail("abc"), precedence!(1 + 2, 3 + 4));
    println!("{} {:?}", inner::call(), exported!(Vec<u8>));
    println!("{}", Color::Blue as i32 + Color::Green as i32);
}
