fn outer<'a, 'b>(x: &'a mut &'b i32, y: &'a i32) {
    *x = y; //~ syntax
}

fn main() {
    outer(&mut &1, &2);
}
