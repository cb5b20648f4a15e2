//! Threads: spawned, waiting, woken, over; and which one goes on.

use machine::{BlockedOn, EventKind, Thread, ThreadId};

use super::Step;
use crate::names;
use crate::node::Slot;

impl Step<'_> {
    /// Does another thread go on than the one that stopped before?
    pub(super) fn is_switch(&self) -> bool {
        self.moment
            .before
            .as_ref()
            .is_some_and(|before| before.stop.thread != self.moment.machine.running())
    }

    /// What the thread did that stopped before, until another one went on.
    pub(super) fn switch_clauses(&self) -> Vec<String> {
        let mut clauses = self.prints();
        clauses.extend(self.threads());
        clauses.extend(self.heap());
        // That the other one goes on is the most important.
        clauses.truncate(super::CLAUSES - 1);
        clauses.push(format!("{} goes on", self.title(self.moment.machine.running())));
        clauses
    }

    /// What happened to threads, in order.
    pub(super) fn threads(&self) -> Vec<String> {
        let mut clauses: Vec<String> = Vec::new();
        for event in &self.moment.events {
            let clause = match event.kind {
                EventKind::Spawn { thread } => format!(
                    "{} is spawned: it has a stack of its own and can run from now on",
                    self.title(thread)
                ),
                EventKind::ThreadEnd => format!("{} ends", self.title(event.thread)),
                EventKind::Joined { thread } => {
                    format!("{} is over, so there is nothing to wait for", self.title(thread))
                }
                EventKind::Blocked { on } => {
                    format!("{} has to wait for {}", self.title(event.thread), self.reason(on))
                }
                EventKind::Woken { thread } => format!("{} can go on", self.title(thread)),
                EventKind::Lock { address } => {
                    format!("{} locks {}", self.title(event.thread), self.lock(address))
                }
                EventKind::Unlock { address } => {
                    format!("{} unlocks {}", self.title(event.thread), self.lock(address))
                }
                _ => continue,
            };
            if !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        clauses
    }

    fn title(&self, id: ThreadId) -> String {
        let found = self.moment.machine.threads().nth(id.0 as usize);
        found.map_or_else(|| "a thread".to_owned(), Thread::title)
    }

    fn reason(&self, on: BlockedOn) -> String {
        match on {
            BlockedOn::Join(other) => format!("{} to end", self.title(other)),
            BlockedOn::Sleep => "its sleep to be over".to_owned(),
            BlockedOn::Futex { what, object, .. } => {
                let holders = self.moment.machine.holders(object);
                match holders.first() {
                    Some(holder) => format!("{what} that {} holds", self.title(holder.thread)),
                    None => what.to_string(),
                }
            }
        }
    }

    /// What holds a lock.
    fn lock(&self, address: u64) -> String {
        let memory = self.moment.machine.memory();
        let place = memory.at_address(address).and_then(|alloc| {
            let offset = address.checked_sub(memory.get(alloc)?.address)?;
            names::node(&self.after, Slot { alloc, offset, size: 0 })?;
            Some(names::place(&self.after, Slot { alloc, offset, size: 4 }))
        });
        match place {
            Some(place) => format!("the lock in {place}"),
            None => "a lock".to_owned(),
        }
    }
}
