use std::ops::{Index, IndexMut};

struct Grid([i32; 4]);

impl Index<usize> for Grid {
    type Output = i32;

    fn index(&self, at: usize) -> &i32 {
        &self.0[at]
    }
}

impl IndexMut<usize> for Grid {
    fn index_mut(&mut self, at: usize) -> &mut i32 {
        &mut self.0[at]
    }
}

fn main() {
    let mut g = Grid([1, 2, 3, 4]);
    let first = &g[0];
    g[1] = 5; //~ E0502
    println!("{first}");
}
