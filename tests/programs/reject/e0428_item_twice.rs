struct A;
enum A { X } //~ E0428
fn f() {}
fn f() {} //~ E0428
fn main() {}
