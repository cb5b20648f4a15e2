// Arrays by value, nested, compared, mapped.
fn main() {
    let a = [3; 4];
    let b = a.map(|n| n * 2);
    let grid = [[1, 2], [3, 4]];
    println!("{b:?} {} {}", a == [3, 3, 3, 3], grid[1][0]);
    let mut sum = 0;
    for row in grid {
        for cell in row {
            sum += cell;
        }
    }
    println!("{sum} {}", grid.len());
    let words: [String; 2] = [String::from("p"), String::from("q")];
    let [p, q] = words;
    println!("{p}{q} {:?}", [1.5; 2]);
    let empty: [i32; 0] = [];
    println!("{empty:?} {:?}", empty.iter().max());
    println!("{}", [1, 2, 3] < [1, 3]  .map(|x| x)[..].try_into().unwrap_or([9, 9, 9]));
}
