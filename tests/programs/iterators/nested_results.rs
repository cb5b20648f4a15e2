use std::num::ParseIntError;

fn row(line: &str) -> Result<Vec<i32>, ParseIntError> {
    line.split(',').map(|cell| cell.trim().parse()).collect()
}

fn table(text: &str) -> Result<Vec<Vec<i32>>, ParseIntError> {
    text.lines().map(row).collect()
}

fn transpose(rows: &[Vec<i32>]) -> Option<Vec<Vec<i32>>> {
    let width = rows.first()?.len();
    (0..width).map(|x| rows.iter().map(|row| row.get(x).copied()).collect()).collect()
}

fn main() {
    let good = table("1, 2, 3\n4, 5, 6").unwrap();
    println!("{good:?} {:?}", transpose(&good));
    println!("{:?} {:?}", table("1,x"), transpose(&[vec![1, 2], vec![3]]));
    println!("{:?}", good.iter().map(|r| r.iter().sum::<i32>()).collect::<Vec<_>>());
    println!("{:?}", good.iter().flatten().copied().reduce(i32::max));
    println!("{:?}", good.concat().iter().rev().step_by(2).collect::<Vec<_>>());
}
