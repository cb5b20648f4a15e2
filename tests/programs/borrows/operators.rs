use std::ops::{Add, AddAssign, Deref, DerefMut, Index, IndexMut};

#[derive(Clone, Copy, Debug, PartialEq)]
struct V(i32, i32);

impl Add for V {
    type Output = V;
    fn add(self, o: V) -> V {
        V(self.0 + o.0, self.1 + o.1)
    }
}

impl<'a> Add<&'a V> for &'a V {
    type Output = V;
    fn add(self, o: &V) -> V {
        V(self.0 + o.0, self.1 + o.1)
    }
}

impl AddAssign for V {
    fn add_assign(&mut self, o: V) {
        self.0 += o.0;
        self.1 += o.1;
    }
}

struct Grid {
    cells: Vec<i32>,
    width: usize,
}

impl Index<(usize, usize)> for Grid {
    type Output = i32;
    fn index(&self, (x, y): (usize, usize)) -> &i32 {
        &self.cells[y * self.width + x]
    }
}

impl IndexMut<(usize, usize)> for Grid {
    fn index_mut(&mut self, (x, y): (usize, usize)) -> &mut i32 {
        let width = self.width;
        &mut self.cells[y * width + x]
    }
}

struct Guard<'a>(&'a mut Vec<i32>);

impl Deref for Guard<'_> {
    type Target = Vec<i32>;
    fn deref(&self) -> &Vec<i32> {
        self.0
    }
}

impl DerefMut for Guard<'_> {
    fn deref_mut(&mut self) -> &mut Vec<i32> {
        self.0
    }
}

fn main() {
    let a = V(1, 2);
    let mut b = &a + &a;
    b += a + b;
    println!("{b:?}");
    let mut grid = Grid { cells: vec![0; 4], width: 2 };
    grid[(1, 1)] += grid[(0, 0)] + 3;
    println!("{:?}", grid.cells);
    let mut v = vec![1];
    let mut guard = Guard(&mut v);
    guard.push(2);
    let n = guard.len();
    guard[0] = n as i32;
    drop(guard);
    println!("{v:?}");
}
