struct Bump {
    chunk: Vec<u8>,
    used: usize,
}

impl Bump {
    fn take(&mut self, size: usize, align: usize) -> &mut [u8] {
        let start = self.used.next_multiple_of(align);
        self.used = start + size;
        &mut self.chunk[start..self.used]
    }

    fn reset(&mut self) {
        self.used = 0;
    }
}

fn main() {
    let mut bump = Bump { chunk: vec![0; 12], used: 0 };
    bump.take(1, 1).fill(1);
    bump.take(4, 4).fill(2);
    bump.take(2, 2).fill(3);
    println!("{:?}", bump.chunk);
    bump.reset();
    bump.take(4, 4).fill(9);
    println!("{} used", bump.used);
}
