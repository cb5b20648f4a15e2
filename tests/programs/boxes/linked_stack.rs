// take() and Option<Box<..>> as a stack; dropped without recursion.
struct Link {
    value: String,
    next: Option<Box<Link>>,
}

struct Stack {
    head: Option<Box<Link>>,
    len: usize,
}

impl Stack {
    fn push(&mut self, value: &str) {
        let next = self.head.take();
        self.head = Some(Box::new(Link { value: value.to_string(), next }));
        self.len += 1;
    }

    fn pop(&mut self) -> Option<String> {
        self.head.take().map(|link| {
            self.head = link.next;
            self.len -= 1;
            link.value
        })
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        while let Some(v) = self.pop() {
            println!("left {v}");
        }
    }
}

fn main() {
    let mut s = Stack { head: None, len: 0 };
    s.push("a");
    s.push("b");
    s.push("c");
    println!("{:?} {}", s.pop(), s.len);
}
