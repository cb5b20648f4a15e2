// Which method is called: inherent before trait, by value before reference, deref steps.
trait Who {
    fn who(&self) -> &'static str;
    fn by_value(self) -> &'static str
    where
        Self: Sized;
}
struct A;
impl A {
    fn who(&self) -> &'static str {
        "inherent"
    }
}
impl Who for A {
    fn who(&self) -> &'static str {
        "trait"
    }
    fn by_value(self) -> &'static str {
        "A"
    }
}
impl Who for &A {
    fn who(&self) -> &'static str {
        "trait of &A"
    }
    fn by_value(self) -> &'static str {
        "&A"
    }
}
impl Who for &mut A {
    fn who(&self) -> &'static str {
        "trait of &mut A"
    }
    fn by_value(self) -> &'static str {
        "&mut A"
    }
}
trait Len {
    fn len(&self) -> usize;
}
impl Len for [u8; 3] {
    fn len(&self) -> usize {
        100
    }
}
struct S(String);
impl std::ops::Deref for S {
    type Target = String;
    fn deref(&self) -> &String {
        &self.0
    }
}
impl S {
    fn len(&self) -> usize {
        1000
    }
}
trait Ext {
    fn ext(&self) -> String;
}
impl Ext for str {
    fn ext(&self) -> String {
        format!("str {self}")
    }
}
impl Ext for i32 {
    fn ext(&self) -> String {
        format!("i32 {self}")
    }
}
fn main() {
    let a = A;
    println!("{} {} {}", a.who(), Who::who(&a), <&A as Who>::who(&&a));
    println!("{} {} {}", (&a).by_value(), (&mut A).by_value(), A.by_value());
    println!("{} {}", (&&a).by_value(), [1u8, 2, 3].len());
    let s = S("abc".into());
    println!("{} {} {} {}", s.len(), (*s).len(), s.is_empty(), s.ext());
    println!("{} {}", 5.ext(), Box::new(6).ext());
}
