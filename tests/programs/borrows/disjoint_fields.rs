struct Game {
    players: Vec<String>,
    round: usize,
}

impl Game {
    fn next(&mut self) -> &str {
        let player = &self.players[self.round % self.players.len()];
        self.round += 1;
        player
    }
}

fn main() {
    let mut game = Game { players: vec!["a".to_string(), "b".to_string()], round: 0 };
    let Game { players, round } = &mut game;
    players.push(String::from("c"));
    *round += 1;
    let a = &mut game.players;
    let b = &game.round;
    a.push(format!("{b}"));
    println!("{}", game.next());
    println!("{}", game.round);
    let mut array = [1, 2, 3];
    let [x, y, _] = &mut array;
    std::mem::swap(x, y);
    println!("{array:?}");
}
