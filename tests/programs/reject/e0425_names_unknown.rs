fn main() {
    let total = price * 2; //~ E0425
    compute(total); //~ E0425
    let x: Strng = String::new(); //~ E0425
    let y: Vec<Foo> = Vec::new(); //~ E0425
}
