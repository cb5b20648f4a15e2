//! Data races: two accesses to the same bytes by two threads, one of them a write and not both
//! atomic, that nothing puts in order.
//!
//! As in FastTrack and Miri, each thread has a vector clock, and each range of bytes remembers the
//! last accesses with the time of the thread that made them. Order comes from spawning and joining
//! threads, and from atomic operations: a release leaves the thread's clock with the bytes, an
//! acquire takes it. Values are those of one sequence of steps: stale values, which weak orderings
//! allow, are not shown.

use std::ops::Range;
use std::rc::Rc;

use super::clock::Clock;
use super::{AllocId, Site};
use crate::ThreadId;

/// What an access does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Use {
    Read,
    Write,
    Alloc,
    Free,
    AtomicRead,
    AtomicWrite,
}

impl Use {
    /// For messages: what somebody did.
    pub(crate) fn what(self) -> &'static str {
        match self {
            Self::Read => "a read",
            Self::Write => "a write",
            Self::Alloc => "the allocation",
            Self::Free => "the end of this memory",
            Self::AtomicRead => "an atomic read",
            Self::AtomicWrite => "an atomic write",
        }
    }

    fn is_atomic(self) -> bool {
        matches!(self, Self::AtomicRead | Self::AtomicWrite)
    }

    fn is_write(self) -> bool {
        matches!(self, Self::Write | Self::Alloc | Self::Free)
    }
}

/// An access that happened.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Stamp {
    pub(crate) thread: u32,
    time: u32,
    pub(crate) how: Use,
    pub(crate) at: Site,
    /// First byte and one past the last.
    bytes: (u64, u64),
}

impl Stamp {
    fn is_like(&self, other: &Self) -> bool {
        (self.thread, self.time, self.how) == (other.thread, other.time, other.how)
            && self.at.span == other.at.span
            && (self.bytes == other.bytes || !self.how.is_atomic())
    }
}

/// What a memory ordering asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Order {
    pub(crate) acquires: bool,
    pub(crate) releases: bool,
}

impl Order {
    /// By the number that `ministd` gives: Relaxed, Release, Acquire, AcqRel, SeqCst.
    pub(crate) fn from_number(number: u64) -> Option<Self> {
        (number <= 4)
            .then_some(Self { acquires: number >= 2, releases: matches!(number, 1 | 3 | 4) })
    }
}

/// All that is remembered, while there is more than one thread.
#[derive(Clone, Debug)]
pub(crate) struct Races {
    threads: Vec<Rc<Knowledge>>,
    running: u32,
    /// By the slot of the allocation.
    shadows: Vec<Option<Rc<Shadow>>>,
    /// What the running thread does now.
    pub(crate) now: Site,
}

/// What a thread knows.
#[derive(Clone, Hash, Debug, Default)]
struct Knowledge {
    clock: Clock,
    /// What an acquire fence would make known.
    seen: Clock,
    /// What was known at the last release fence.
    fenced: Clock,
}

/// The accesses to an allocation.
#[derive(Clone, Hash, Debug, Default)]
struct Shadow {
    generation: u32,
    /// By offset, without overlaps.
    cells: Vec<Cell>,
}

/// Bytes that were always used together.
#[derive(Clone, Hash, Debug)]
struct Cell {
    range: Range<u64>,
    write: Option<Stamp>,
    /// Since the write, the last of each thread and kind.
    others: Vec<Stamp>,
    /// What an acquire makes known.
    released: Clock,
}

impl Cell {
    fn new(range: Range<u64>) -> Self {
        Self { range, write: None, others: Vec::new(), released: Clock::default() }
    }

    fn is_like(&self, other: &Self) -> bool {
        let alike = |(a, b): (&Stamp, &Stamp)| a.is_like(b);
        self.released == other.released
            && self.others.len() == other.others.len()
            && self.others.iter().zip(&other.others).all(alike)
            && match (&self.write, &other.write) {
                (Some(mine), Some(theirs)) => mine.is_like(theirs),
                (mine, theirs) => mine.is_none() && theirs.is_none(),
            }
    }
}

impl Races {
    /// From now on; everything before was done by the running thread or is known to it.
    pub(crate) fn new(running: ThreadId, now: Site) -> Self {
        let mut races = Self { threads: Vec::new(), running: running.0, shadows: Vec::new(), now };
        races.knowledge(running.0).clock.tick(running.0);
        races
    }

    fn knowledge(&mut self, thread: u32) -> &mut Knowledge {
        let index = thread as usize;
        if self.threads.len() <= index {
            self.threads.resize_with(index + 1, Rc::default);
        }
        Rc::make_mut(&mut self.threads[index])
    }

    /// Another thread runs.
    pub(crate) fn switch(&mut self, to: ThreadId) {
        self.running = to.0;
    }

    /// The running thread makes another, which knows what it knows.
    pub(crate) fn spawn(&mut self, thread: ThreadId) {
        let known = self.knowledge(self.running).clock.clone();
        let new = self.knowledge(thread.0);
        new.clock.join(&known);
        new.clock.tick(thread.0);
        self.next_time();
    }

    /// A thread learns all of one that has ended.
    pub(crate) fn join(&mut self, thread: ThreadId, ended: ThreadId) {
        let known = self.knowledge(ended.0).clock.clone();
        self.knowledge(thread.0).clock.join(&known);
    }

    /// Does the running thread know all that the others did? Then, if it is alone, nothing can
    /// race any more.
    pub(crate) fn is_known(&mut self) -> bool {
        let mine = self.knowledge(self.running).clock.clone();
        self.threads.iter().all(|thread| mine.covers(&thread.clock))
    }

    fn next_time(&mut self) {
        let thread = self.running;
        self.knowledge(thread).clock.tick(thread);
    }

    /// The running thread uses bytes of an allocation; the earlier access it races with, if any.
    pub(crate) fn touch(
        &mut self,
        alloc: AllocId,
        range: Range<u64>,
        how: Use,
    ) -> Result<(), Stamp> {
        if range.start >= range.end {
            return Ok(());
        }
        self.knowledge(self.running);
        let (thread, now) = (self.running, self.now);
        let Some(known) = self.threads.get(thread as usize) else { return Ok(()) };
        let stamp = Stamp {
            thread,
            time: known.clock.get(thread),
            how,
            at: now,
            bytes: (range.start, range.end),
        };
        let clock = &known.clock;
        let shadow = shadow(&mut self.shadows, alloc);
        let cells = shadow.cells_of(&range);
        let first = cells.start;
        for cell in shadow.cells.get_mut(cells).into_iter().flatten() {
            cell.touch(stamp, clock)?;
        }
        if matches!(how, Use::Read | Use::Write) {
            shadow.merge(first);
        }
        Ok(())
    }

    /// The running thread read bytes atomically.
    pub(crate) fn acquire(&mut self, alloc: AllocId, range: Range<u64>, order: Order) {
        let shadow = shadow(&mut self.shadows, alloc);
        let cells = shadow.cells_of(&range);
        let mut released = Clock::default();
        for cell in shadow.cells.get(cells).into_iter().flatten() {
            released.join(&cell.released);
        }
        let mine = self.knowledge(self.running);
        match order.acquires {
            true => mine.clock.join(&released),
            false => mine.seen.join(&released),
        }
    }

    /// The running thread wrote bytes atomically; `modified` when it read them in the same
    /// operation, which leaves what was released before.
    pub(crate) fn release(
        &mut self,
        alloc: AllocId,
        range: Range<u64>,
        order: Order,
        modified: bool,
    ) {
        let mine = self.knowledge(self.running);
        let known = if order.releases { mine.clock.clone() } else { mine.fenced.clone() };
        let shadow = shadow(&mut self.shadows, alloc);
        let cells = shadow.cells_of(&range);
        for cell in shadow.cells.get_mut(cells).into_iter().flatten() {
            if !modified {
                cell.released.clear();
            }
            cell.released.join(&known);
        }
        if order.releases {
            self.next_time();
        }
    }

    /// A fence of the running thread.
    pub(crate) fn fence(&mut self, order: Order) {
        let mine = self.knowledge(self.running);
        if order.acquires {
            let seen = mine.seen.clone();
            mine.clock.join(&seen);
        }
        if order.releases {
            mine.fenced = mine.clock.clone();
            self.next_time();
        }
    }

    pub(super) fn hash_state(&self, state: &mut impl std::hash::Hasher) {
        use std::hash::Hash;
        self.threads.hash(state);
        self.shadows.hash(state);
    }
}

/// The accesses to an allocation; of the one that had its slot before, nothing.
fn shadow(shadows: &mut Vec<Option<Rc<Shadow>>>, alloc: AllocId) -> &mut Shadow {
    let index = alloc.slot as usize;
    if shadows.len() <= index {
        shadows.resize(index + 1, None);
    }
    let shadow = Rc::make_mut(shadows[index].get_or_insert_with(Rc::default));
    if shadow.generation != alloc.generation {
        shadow.generation = alloc.generation;
        shadow.cells.clear();
    }
    shadow
}

impl Shadow {
    /// The cells that make up a range; cut so that they do, and made where there are none.
    fn cells_of(&mut self, range: &Range<u64>) -> Range<usize> {
        let mut index = self.cells.partition_point(|cell| cell.range.end <= range.start);
        let exact = self.cells.get(index).is_some_and(|cell| cell.range == *range);
        if exact {
            return index..index + 1;
        }
        let first = index + usize::from(self.cut(index, range.start));
        index = first;
        let mut at = range.start;
        while at < range.end {
            let next = self.cells.get(index).map_or(range.end, |cell| cell.range.start);
            if next > at {
                self.cells.insert(index, Cell::new(at..next.min(range.end)));
            } else {
                self.cut(index, range.end);
            }
            at = self.cells[index].range.end;
            index += 1;
        }
        first..index
    }

    /// Cuts a cell in two at an offset inside it; true if there was something to cut.
    fn cut(&mut self, index: usize, at: u64) -> bool {
        let Some(cell) = self.cells.get_mut(index) else { return false };
        if at <= cell.range.start || cell.range.end <= at {
            return false;
        }
        let mut behind = cell.clone();
        behind.range.start = at;
        cell.range.end = at;
        self.cells.insert(index + 1, behind);
        true
    }

    /// Joins a cell with its neighbours if they are alike: loops use one element after the other.
    fn merge(&mut self, index: usize) {
        for left in [index, index.wrapping_sub(1)] {
            if let Some(first) = self.cells.get(left)
                && let Some(second) = self.cells.get(left.wrapping_add(1))
                && first.range.end == second.range.start
                && first.is_like(second)
            {
                let end = second.range.end;
                self.cells.remove(left + 1);
                self.cells[left].range.end = end;
            }
        }
    }
}

impl Cell {
    fn touch(&mut self, stamp: Stamp, clock: &Clock) -> Result<(), Stamp> {
        let is_known = |earlier: &Stamp| earlier.time <= clock.get(earlier.thread);
        if let Some(write) = self.write
            && !is_known(&write)
        {
            return Err(write);
        }
        let conflicts = |earlier: &&Stamp| {
            // Atomic accesses of different sizes are none to each other.
            let both_atomic =
                stamp.how.is_atomic() && earlier.how.is_atomic() && stamp.bytes == earlier.bytes;
            let both_read = matches!(stamp.how, Use::Read | Use::AtomicRead)
                && matches!(earlier.how, Use::Read | Use::AtomicRead);
            !both_atomic && !both_read && !is_known(earlier)
        };
        if let Some(&earlier) = self.others.iter().find(conflicts) {
            return Err(earlier);
        }
        if stamp.how.is_write() {
            self.write = Some(stamp);
            self.others.clear();
            self.released.clear();
            return Ok(());
        }
        let same = |it: &&mut Stamp| it.thread == stamp.thread && it.how == stamp.how;
        match self.others.iter_mut().find(same) {
            Some(before) => *before = stamp,
            None => self.others.push(stamp),
        }
        Ok(())
    }
}
