//! Limits of a run, and who runs when there are several threads.

use crate::Schedule;

/// What a run may use before it ends in a [`Limit`](crate::Limit), and how its threads take turns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Config {
    /// MIR statements and terminators.
    pub max_steps: u64,
    /// Bytes of the heap alive at once.
    pub max_memory: u64,
    /// Bytes of the simulated stack; a main thread has 8 MiB.
    pub stack_size: u64,
    /// Bytes printed to stdout and stderr together.
    pub max_output: usize,
    /// How threads take turns.
    pub schedule: Schedule,
    /// The rules of borrowing.
    pub aliasing: Aliasing,
}

/// Which model says what references may be used for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aliasing {
    /// Stacked Borrows, Miri's default.
    Stacked,
    /// Tree Borrows, its proposed successor.
    Tree,
    /// None: aliasing is not checked.
    None,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            max_steps: 10_000_000,
            max_memory: 64 << 20,
            stack_size: 8 << 20,
            max_output: 1 << 20,
            aliasing: Aliasing::Stacked,
            schedule: Schedule::default(),
        }
    }
}
