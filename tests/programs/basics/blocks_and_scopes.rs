// Blocks as expressions, items in blocks, hygiene of names, nested functions with generics.
fn outer() -> i32 {
    const A: i32 = 1;
    fn inner() -> i32 {
        const A: i32 = 2;
        A + helper(3)
    }
    fn helper(n: i32) -> i32 {
        struct Local(i32);
        impl Local {
            fn get(&self) -> i32 {
                self.0 * A
            }
        }
        Local(n).get()
    }
    A + inner()
}
fn shadow(x: i32) -> i32 {
    let y = {
        let x = x * 2;
        let x = {
            let x = x + 1;
            x * x
        };
        x - 1
    };
    x + y
}
fn late(flag: bool) -> String {
    let (text, count);
    if flag {
        text = "yes";
        count = 1;
    } else {
        (text, count) = ("no", 2);
    }
    text.repeat(count)
}
mod a {
    pub fn f() -> &'static str {
        "a::f"
    }
    pub mod b {
        pub fn f() -> String {
            format!("{} from b", super::f())
        }
        pub(in crate::a) fn hidden() -> u8 {
            7
        }
    }
    pub fn reveal() -> u8 {
        b::hidden()
    }
}
fn units() -> ((), [(); 2]) {
    let u = {
        1;
    };
    (u, [(), ()])
}
fn main() {
    println!("{} {} {} {}", outer(), shadow(3), late(true), late(false));
    {
        use a::b::f;
        println!("{} {} {}", f(), a::f(), a::reveal());
    }
    println!("{:?}", units());
    let x = 5;
    let x = match x {
        x if x > 3 => {
            let x = x - 3;
            x * 10
        }
        x => x,
    };
    println!("{x}");
    let value = loop {
        break ('found: {
            if x == 20 {
                break 'found "twenty";
            }
            "other"
        });
    };
    println!("{value}");
    let r#match = 1;
    let _unused = 2;
    let __ = 3;
    println!("{} {__}", r#match);
    let t = (1, (2.5, "three"), [4; 2]);
    let (a, (b, c), [d, ..]) = t;
    println!("{a} {b} {c} {d} {}", t.1.1);
    let z;
    loop {
        z = 1;
        break;
    }
    println!("{}", -{ z } + if z > 0 { 1 } else { 2 } * 3);
    if { true } && !{ false } {
        println!("blocks as conditions");
    }
    let f = |x: i32| -> i32 {
        if x > 0 {
            return x;
        }
        -x
    };
    println!("{} {}", f(-4), f(4));
}
