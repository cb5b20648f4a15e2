fn main() {}
/* never closed //~ E0758
