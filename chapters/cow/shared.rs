use std::rc::Rc;

#[derive(Clone)]
struct Bytes {
    buffer: Rc<[u8]>,
    start: usize,
    end: usize,
}

impl Bytes {
    fn new(data: &[u8]) -> Bytes {
        Bytes { buffer: Rc::from(data), start: 0, end: data.len() }
    }

    fn split_to(&mut self, at: usize) -> Bytes {
        let mut head = self.clone();
        head.end = head.start + at;
        self.start = head.end;
        head
    }

    fn data(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }
}

fn main() {
    let mut body = Bytes::new(b"onetwo");
    let head = body.split_to(3);
    let copy = head.clone();
    drop(head);
    println!("{:?}", copy.data());
    println!("{:?}", body.data());
}
