struct Stack {
    items: Vec<i32>,
}

impl Stack {
    fn top(&self) -> Option<&i32> {
        self.items.last()
    }

    fn push(&mut self, item: i32) {
        self.items.push(item);
    }
}

fn main() {
    let mut stack = Stack { items: vec![1] };
    let top = stack.top();
    stack.push(2); //~ E0502
    println!("{top:?}");
}
