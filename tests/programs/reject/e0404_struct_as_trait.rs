struct S;
struct Q;
impl S for Q {} //~ E0404
fn f<T: S>(t: T) {} //~ E0404
fn main() {}
