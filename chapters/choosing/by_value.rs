#[derive(Clone, Copy)]
struct Board([u8; 64]);

fn count(board: Board) -> u8 {
    board.0[3]
}

fn peek(board: &Board) -> u8 {
    board.0[3]
}

fn main() {
    let board = Board([1; 64]);
    let first = count(board);
    let second = peek(&board);
    println!("{first} {second}");
}
