use std::mem;

#[derive(Debug)]
enum State {
    Idle,
    Running { log: Vec<String> },
}

struct Machine {
    state: State,
    history: Vec<State>,
}

impl Machine {
    fn step(&mut self) {
        let old = mem::replace(&mut self.state, State::Idle);
        self.state = match old {
            State::Idle => State::Running { log: vec![] },
            State::Running { mut log } => {
                log.push(String::from("x"));
                State::Running { log }
            }
        };
        if let State::Running { log } = &mut self.state {
            log.push(format!("{}", self.history.len()));
        }
        self.history.push(State::Idle);
    }
}

fn main() {
    let mut m = Machine { state: State::Idle, history: Vec::new() };
    m.step();
    m.step();
    println!("{:?}", m.state);
    let mut name = Some(String::from("a"));
    let taken = name.take();
    println!("{taken:?} {name:?}");
    let mut a = vec![1];
    let b = mem::take(&mut a);
    println!("{a:?} {b:?}");
}
