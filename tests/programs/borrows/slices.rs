fn split(v: &mut [i32]) -> (&mut [i32], &mut [i32]) {
    let mid = v.len() / 2;
    v.split_at_mut(mid)
}

fn swap_ends(v: &mut [i32]) {
    if let [first, .., last] = v {
        std::mem::swap(first, last);
    }
}

fn sum(v: &[i32]) -> i32 {
    match v {
        [] => 0,
        [x, rest @ ..] => x + sum(rest),
    }
}

fn quick(v: &mut [i32]) {
    if v.len() < 2 {
        return;
    }
    let pivot = v[0];
    let mut at = 0;
    for i in 1..v.len() {
        if v[i] < pivot {
            at += 1;
            v.swap(i, at);
        }
    }
    v.swap(0, at);
    let (left, right) = v.split_at_mut(at);
    quick(left);
    quick(&mut right[1..]);
}

fn main() {
    let mut v = vec![4, 1, 3, 2];
    let (a, b) = split(&mut v);
    a[0] += b[0];
    swap_ends(&mut v);
    println!("{} {v:?}", sum(&v));
    quick(&mut v);
    println!("{v:?}");
    for chunk in v.chunks(2) {
        println!("{chunk:?}");
    }
    let n = v.len();
    v[n - 1] = v[0] + v[1];
    println!("{v:?}");
}
