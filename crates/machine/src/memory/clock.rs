//! Vector clocks: what of other threads' work a thread knows to have happened.

/// For each thread, by number, up to which of its times everything is known to have happened.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) struct Clock(Vec<u32>);

impl Clock {
    pub(super) fn get(&self, thread: u32) -> u32 {
        self.0.get(thread as usize).copied().unwrap_or(0)
    }

    /// Knows all that the other one knows, too.
    pub(super) fn join(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine = (*mine).max(*theirs);
        }
    }

    /// A new time of a thread begins.
    pub(super) fn tick(&mut self, thread: u32) {
        let index = thread as usize;
        if self.0.len() <= index {
            self.0.resize(index + 1, 0);
        }
        if let Some(time) = self.0.get_mut(index) {
            *time += 1;
        }
    }

    /// Is all that the other one knows known here?
    pub(super) fn covers(&self, other: &Self) -> bool {
        (0..).zip(&other.0).all(|(thread, &time)| time <= self.get(thread))
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}
