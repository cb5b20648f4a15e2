fn main() {
    let count = 0;
    let list = vec![1];
    let mut add = || {
        count += 1; //~ E0594
        list.push(count); //~ E0596
    };
    add();
    let own = 5;
    let mut owner = move || {
        own += 1; //~ E0594
        own
    };
    owner();
}
