// Lengths as parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Vector<const N: usize>([i32; N]);

impl<const N: usize> Vector<N> {
    fn dot(&self, other: &Self) -> i32 {
        let mut sum = 0;
        for i in 0..N {
            sum += self.0[i] * other.0[i];
        }
        sum
    }
}

fn first<T: Copy, const N: usize>(a: [T; N]) -> (T, usize) {
    (a[0], N)
}

fn main() {
    let a = Vector([1, 2, 3]);
    println!("{} {:?}", a.dot(&Vector([4, 5, 6])), a);
    println!("{:?} {:?}", first([7; 4]), first(["x", "y"]));
}
