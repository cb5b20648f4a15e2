// Macros with internal rules, accumulators, callbacks, nested repetitions and separators.
macro_rules! hash {
    (@one $($x:tt)*) => { () };
    (@count $($k:expr),*) => { <[()]>::len(&[$(hash!(@one $k)),*]) };
    ($($k:expr => $v:expr),* $(,)?) => {{
        let mut v = Vec::with_capacity(hash!(@count $($k),*));
        $(v.push(($k, $v));)*
        v
    }};
}
macro_rules! reverse {
    ([] $($rev:tt)*) => { [$($rev),*] };
    ([$first:tt $($rest:tt)*] $($rev:tt)*) => { reverse!([$($rest)*] $first $($rev)*) };
}
macro_rules! tables {
    ($($name:ident: [$($row:expr;)*])*) => {
        $(fn $name() -> Vec<Vec<i32>> { vec![$($row.to_vec()),*] })*
    };
}
tables! {
    small: [[1, 2]; [3];]
    empty: []
}
macro_rules! calc {
    (eval $e:expr) => { println!("{} = {}", stringify!($e), $e) };
    (eval $e:expr, $(eval $es:expr),+) => {{ calc!(eval $e); calc!($(eval $es),+) }};
}
macro_rules! bitflags {
    ($name:ident { $($flag:ident = $bit:expr),* $(,)? }) => {
        #[derive(Clone, Copy, PartialEq, Eq)]
        struct $name(u32);
        #[allow(non_upper_case_globals)]
        impl $name {
            $(const $flag: $name = $name(1 << $bit);)*
            fn names(self) -> Vec<&'static str> {
                let mut out = vec![];
                $(if self.0 & Self::$flag.0 != 0 { out.push(stringify!($flag)); })*
                out
            }
        }
        impl std::ops::BitOr for $name {
            type Output = $name;
            fn bitor(self, o: $name) -> $name { $name(self.0 | o.0) }
        }
    };
}
bitflags!(Mode { Read = 0, Write = 1, Exec = 4 });
macro_rules! my_matches {
    ($e:expr, $($p:pat_param)|+ $(if $g:expr)?) => {
        match $e { $($p)|+ $(if $g)? => true, _ => false }
    };
}
macro_rules! try_or {
    ($e:expr, else $b:block) => { match $e { Some(v) => v, None => $b } };
}
macro_rules! impl_for {
    ($tr:ident for $($t:ty),+ => $body:tt) => { $(impl $tr for $t $body)+ };
}
trait Kind {
    fn kind(&self) -> &'static str;
}
impl_for!(Kind for u8, (i32, char), Vec<String> => { fn kind(&self) -> &'static str { std::any::type_name::<Self>() } });
macro_rules! labeled {
    ($l:lifetime: $body:block until $c:expr) => { $l: loop { $body; if $c { break $l; } } };
}
fn first(v: &[i32]) -> i32 {
    let x = try_or!(v.first(), else { return -1 });
    *x
}
fn main() {
    println!("{:?}", hash! { "a" => 1, "b" => 2, });
    println!("{:?} {:?} {:?}", reverse!([1 2 3]), small(), empty());
    calc!(eval 1 + 2, eval (3 * 4) - 5);
    println!("{:?}", (Mode::Read | Mode::Exec).names());
    println!("{} {}", my_matches!(Some(3), Some(1) | Some(3)), my_matches!(5, n if n > 6));
    println!("{} {}", first(&[7]), first(&[]));
    println!("{} {} {}", 1u8.kind(), (1, 'c').kind(), Vec::<String>::new().kind());
    let mut n = 0;
    labeled!('turn: { n += 2 } until n > 5);
    println!("{n}");
}
