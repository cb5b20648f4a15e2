// Const parameters: in types, impls, functions, with defaults and expressions.
use std::fmt::Debug;
#[derive(Debug, Clone, Copy, PartialEq)]
struct Matrix<const R: usize, const C: usize>([[i32; C]; R]);
impl<const R: usize, const C: usize> Matrix<R, C> {
    fn transpose(self) -> Matrix<C, R> {
        let mut out = [[0; R]; C];
        for (i, row) in self.0.iter().enumerate() {
            for (j, x) in row.iter().enumerate() {
                out[j][i] = *x;
            }
        }
        Matrix(out)
    }
}
impl<const R: usize, const K: usize, const C: usize> std::ops::Mul<Matrix<K, C>> for Matrix<R, K> {
    type Output = Matrix<R, C>;
    fn mul(self, other: Matrix<K, C>) -> Matrix<R, C> {
        let mut out = [[0; C]; R];
        for i in 0..R {
            for j in 0..C {
                out[i][j] = (0..K).map(|k| self.0[i][k] * other.0[k][j]).sum();
            }
        }
        Matrix(out)
    }
}
struct Buffer<T, const N: usize = 4> {
    data: [Option<T>; N],
}
impl<T: Copy, const N: usize> Buffer<T, N> {
    const EMPTY: Option<T> = None;
    fn new() -> Self {
        Buffer { data: [Self::EMPTY; N] }
    }
    fn put(&mut self, at: usize, t: T) -> Option<T> {
        self.data[at % N].replace(t)
    }
}
fn chunks<const N: usize>(s: &[u8]) -> Vec<[u8; N]> {
    s.chunks_exact(N).map(|c| c.try_into().unwrap()).collect()
}
struct Flag<const B: bool>;
impl Flag<true> {
    fn name(&self) -> &'static str {
        "on"
    }
}
impl Flag<false> {
    fn name(&self) -> &'static str {
        "off"
    }
}
struct Letter<const C: char>;
impl<const C: char> Letter<C> {
    fn repeat<const N: usize>() -> String {
        [C; N].iter().collect()
    }
}
fn first<T: Debug, const N: usize>(array: &[T; N]) -> String
where
    T: Clone,
{
    format!("{:?} of {N}", array[0])
}
trait Size {
    const SIZE: usize;
}
impl<T, const N: usize> Size for [T; N] {
    const SIZE: usize = N * std::mem::size_of::<T>();
}
fn main() {
    let m = Matrix([[1, 2, 3], [4, 5, 6]]);
    println!("{:?} {:?}", m.transpose(), m * m.transpose());
    let mut b = Buffer::<_>::new();
    b.put(1, 'x');
    println!("{:?} {:?} {}", b.put(5, 'y'), b.data, std::mem::size_of_val(&b));
    println!("{:?}", chunks::<3>(&[1, 2, 3, 4, 5, 6, 7]));
    println!("{} {} {}", Flag::<true>.name(), Flag::<{ 1 > 2 }>.name(), Letter::<'z'>::repeat::<3>());
    println!("{} {}", first(&["a", "b"]), <[u16; 5]>::SIZE);
    println!("{}", Buffer::<u8, { 2 + 1 }>::new().data.len());
}
