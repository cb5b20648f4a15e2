//! Threads: who runs, who waits, and the end of waiting.

use std::rc::Rc;

use mir::FnId;

use super::call::Arg;
use super::{Eval, Fault, Interpreter};
use crate::event::EventKind;
use crate::machine::NANOSECONDS_PER_STEP;
use crate::memory::{AllocId, AllocKind, Pointer, Races};
use crate::schedule::Pick;
use crate::{
    Blocked, BlockedOn, Deadlock, Holder, Outcome, ReturnTo, Switch, ThreadId, ThreadState, Wait,
};

impl Interpreter<'_> {
    /// Makes a thread that calls a function with one pointer.
    pub(super) fn spawn(
        &mut self,
        function: FnId,
        data: Pointer,
        stack_size: u64,
        name: Option<String>,
    ) -> Eval<ThreadId> {
        let site = self.site();
        let running = self.s.threads.running;
        let id = self.s.threads.add(name, stack_size, site);
        let races =
            self.s.memory.races.get_or_insert_with(|| {
                Box::new(std::cell::RefCell::new(Races::new(running, site)))
            });
        races.get_mut().spawn(id);
        // Its first frame is made on its own stack, as if it ran.
        let span = self.user_span();
        self.exchange(id);
        let pushed = self.push_frame(function, std::iter::once(Arg::Thin(data)), ReturnTo::Thread);
        if let Some(frame) = self.s.frames.last_mut() {
            Rc::make_mut(frame).call_span = span;
        }
        self.exchange(running);
        pushed?;
        if self.observed() {
            self.event(EventKind::Spawn { thread: id });
        }
        if self.s.threads.scheduler.slice_end == u64::MAX {
            self.begin_slice();
        }
        Ok(id)
    }

    /// The running thread has ended.
    pub(super) fn end_thread(&mut self) {
        let ended = self.s.threads.running;
        if self.observed() {
            self.event(EventKind::ThreadEnd);
        }
        if let Some(thread) = self.s.threads.get_mut(ended) {
            thread.state = ThreadState::Finished;
        }
        let storage: Vec<_> = self
            .s
            .threads
            .get(ended)
            .map_or_else(Vec::new, |thread| thread.storage.values().copied().collect());
        for pointer in storage {
            if let Some(alloc) = pointer.alloc() {
                let site = self.site();
                self.s.memory.kill_local(alloc, site);
            }
        }
        let waiting = self.blocked(|on| on == BlockedOn::Join(ended));
        for thread in waiting {
            self.learn(thread, ended);
            self.wake(thread);
        }
        self.give_way(None);
    }

    /// Waits for the end of a thread, unless it is over. The running thread must be ready to go on.
    pub(super) fn join(&mut self, thread: ThreadId) -> Eval<()> {
        let Some(found) = self.s.threads.get(thread) else {
            return Err(Fault::malformed("joining a thread that does not exist"));
        };
        if found.state != ThreadState::Finished {
            self.wait(BlockedOn::Join(thread), None);
            return Ok(());
        }
        let running = self.s.threads.running;
        self.learn(running, thread);
        if self.observed() {
            self.event(EventKind::Joined { thread });
        }
        self.forget_races();
        Ok(())
    }

    /// A thread knows all that one has done that has ended.
    fn learn(&mut self, thread: ThreadId, ended: ThreadId) {
        if let Some(races) = &mut self.s.memory.races {
            races.get_mut().join(thread, ended);
        }
    }

    /// Nothing can race any more when there is one thread that knows all.
    fn forget_races(&mut self) {
        if self.s.threads.is_alone()
            && self.s.memory.races.as_mut().is_some_and(|races| races.get_mut().is_known())
        {
            self.s.memory.races = None;
        }
    }

    /// The running thread waits; another goes on.
    pub(super) fn wait(&mut self, on: BlockedOn, until: Option<u64>) {
        let at = self.site();
        if self.observed() {
            self.event(EventKind::Blocked { on });
        }
        let running = self.s.threads.running;
        if let Some(thread) = self.s.threads.get_mut(running) {
            thread.state = ThreadState::Blocked(Blocked { on, until, at });
        }
        self.give_way(None);
    }

    /// Wakes threads that wait at an address, the longest waiting first; how many.
    pub(super) fn wake_at(&mut self, at: u64, count: u64) -> u64 {
        let mut waiting =
            self.blocked(|on| matches!(on, BlockedOn::Futex { address, .. } if address == at));
        waiting.truncate(usize::try_from(count).unwrap_or(usize::MAX));
        for &thread in &waiting {
            self.answer(thread, true);
            self.wake(thread);
        }
        waiting.len() as u64
    }

    /// Threads that wait for something, the longest waiting first.
    fn blocked(&self, wanted: impl Fn(BlockedOn) -> bool) -> Vec<ThreadId> {
        let mut found: Vec<(u64, ThreadId)> = self
            .s
            .threads
            .all
            .iter()
            .filter_map(|thread| match thread.state {
                ThreadState::Blocked(it) if wanted(it.on) => Some((it.at.step, thread.id)),
                _ => None,
            })
            .collect();
        found.sort();
        found.into_iter().map(|(_, id)| id).collect()
    }

    /// A thread that waits can go on.
    fn wake(&mut self, id: ThreadId) {
        if let Some(thread) = self.s.threads.get_mut(id) {
            thread.state = ThreadState::Runnable;
        }
        self.s.threads.queue.push_back(id);
        if self.observed() {
            self.event(EventKind::Woken { thread: id });
        }
    }

    /// A wait that can time out tells whether it was woken. The machine's own doing, not an access.
    fn answer(&mut self, id: ThreadId, woken: bool) {
        let pointer = self.s.threads.get_mut(id).and_then(|thread| thread.answer.take());
        let Some(pointer) = pointer else { return };
        if pointer.alloc() == Some(AllocId::REGISTERS) {
            let frames = match id == self.s.threads.running {
                true => Some(&mut self.s.frames),
                false => self.s.threads.get_mut(id).map(|thread| &mut thread.frames),
            };
            if let Some(frame) = frames.and_then(|frames| frames.last_mut()) {
                let registers = &mut Rc::make_mut(frame).registers;
                registers.write_scalar(pointer.address, 1, u128::from(woken), None);
            }
        } else if let Some(found) = pointer.alloc().and_then(|id| self.s.memory.get_mut(id)) {
            let offset = pointer.address.wrapping_sub(found.address);
            found.bytes.write_scalar(offset, 1, u128::from(woken), None);
        }
    }

    /// Wakes those whose time has come, the earliest first.
    fn wake_sleepers(&mut self) {
        let now = self.s.clock();
        let mut due: Vec<(u64, ThreadId)> = self.deadlines().filter(|it| it.0 <= now).collect();
        due.sort();
        for (_, thread) in due {
            self.answer(thread, false);
            self.wake(thread);
        }
    }

    fn deadlines(&self) -> impl Iterator<Item = (u64, ThreadId)> + '_ {
        self.s.threads.all.iter().filter_map(|thread| match thread.state {
            ThreadState::Blocked(Blocked { until: Some(until), .. }) => Some((until, thread.id)),
            _ => None,
        })
    }

    /// The running thread gives way; `Some` when it could also go on.
    pub(super) fn give_way(&mut self, running: Option<ThreadId>) {
        self.wake_sleepers();
        if let Some(running) = running {
            self.s.threads.queue.push_back(running);
        }
        while self.s.threads.queue.is_empty() {
            // Time passes until the first of those who sleep wakes.
            let Some((first, _)) = self.deadlines().min() else {
                self.deadlock();
                return;
            };
            self.s.threads.slept += first.saturating_sub(self.s.clock());
            self.wake_sleepers();
        }
        let step = self.s.steps;
        let runnable: Vec<ThreadId> = self.s.threads.queue.iter().copied().collect();
        let schedule = &self.s.config.schedule;
        let pick = self.s.threads.scheduler.pick(schedule, step, &runnable, running);
        match pick {
            Pick::Stay => {
                self.s.threads.queue.pop_back();
            }
            Pick::Runnable(index) => {
                if let Some(next) = self.s.threads.queue.remove(index) {
                    self.go_on(next, running.is_some());
                }
            }
        }
        self.begin_slice();
    }

    fn begin_slice(&mut self) {
        let alone = self.s.threads.is_alone();
        let (step, schedule) = (self.s.steps, &self.s.config.schedule);
        self.s.threads.scheduler.begin_slice(schedule, step, alone);
    }

    /// Another thread goes on.
    fn go_on(&mut self, to: ThreadId, is_preemption: bool) {
        let from = self.s.threads.running;
        if let Some(thread) = self.s.threads.get_mut(from)
            && is_preemption
        {
            thread.state = ThreadState::Runnable;
        }
        self.exchange(to);
        if let Some(thread) = self.s.threads.get_mut(to) {
            thread.state = ThreadState::Running;
        }
        if from != to {
            let switch = Switch { step: self.s.steps, from, to, is_preemption };
            Rc::make_mut(&mut self.s.threads.switches).push(switch);
            if self.observed() {
                self.event(EventKind::Switched { from });
            }
        }
        self.forget_races();
    }

    /// Puts the running thread's calls away and takes another's.
    fn exchange(&mut self, to: ThreadId) {
        let from = self.s.threads.running;
        let frames = std::mem::take(&mut self.s.frames);
        let panics = std::mem::take(&mut self.s.panics);
        if let Some(thread) = self.s.threads.get_mut(from) {
            (thread.frames, thread.panics) = (frames, panics);
        }
        self.s.threads.running = to;
        if let Some(thread) = self.s.threads.get_mut(to) {
            self.s.frames = std::mem::take(&mut thread.frames);
            self.s.panics = std::mem::take(&mut thread.panics);
            self.s.stack = thread.stack;
        }
        if let Some(races) = &mut self.s.memory.races {
            races.get_mut().switch(to);
        }
        let top = self.s.stack.1;
        self.s.memory.usage.stack_bytes =
            self.s.frames.last().map_or(0, |frame| top - frame.bottom());
    }

    /// Who holds the lock at an address now or no longer does.
    pub(super) fn note_lock(&mut self, address: u64, locked: bool, told: bool) {
        let thread = self.s.threads.running;
        let since = self.site();
        let holders = Rc::make_mut(&mut self.s.threads.holders);
        let those = holders.entry(address).or_default();
        if locked {
            those.push(Holder { thread, since });
        } else if let Some(index) = those.iter().rposition(|it| it.thread == thread) {
            those.remove(index);
        } else {
            // A guard that another thread gave away.
            those.pop();
        }
        if those.is_empty() {
            holders.remove(&address);
        }
        if told && self.observed() {
            self.event(match locked {
                true => EventKind::Lock { address },
                false => EventKind::Unlock { address },
            });
        }
    }

    /// Memory of the running thread for a key.
    pub(super) fn thread_local(&mut self, key: Pointer, ty: mir::TyId) -> Eval<Pointer> {
        let global = key.alloc().and_then(|id| self.s.memory.get(id)).map(|found| found.kind);
        let global = match global {
            Some(AllocKind::Global(id)) => Some(id),
            _ => None,
        };
        let key = key.address;
        let thread = self.s.threads.running;
        let known = self.s.threads.get(thread).and_then(|it| it.storage.get(&key).copied());
        if let Some(known) = known {
            return Ok(known);
        }
        let info = self.code.types.get(ty)?;
        let (size, align) = (info.size, info.align);
        let site = self.site();
        let next = self.s.threads.get(thread).map_or(0, |it| it.storage_next);
        let address = crate::memory::align_up(next, align);
        let kind = AllocKind::ThreadLocal { thread, ty, key: global };
        let alloc = self.s.memory.allocate(kind, size, align, address, site);
        if let Some(found) = self.s.memory.get_mut(alloc) {
            found.bytes.fill(0..size, 0);
        }
        let pointer = Pointer::root(address, alloc);
        if let Some(thread) = self.s.threads.get_mut(thread) {
            thread.storage_next = address + size;
            thread.storage.insert(key, pointer);
        }
        Ok(pointer)
    }

    /// Nobody can go on: the run ends, with `main` in view.
    fn deadlock(&mut self) {
        let waits = self.waits();
        self.exchange(ThreadId::MAIN);
        self.s.outcome = Some(Rc::new(Outcome::Deadlock(Box::new(Deadlock { waits }))));
    }

    fn waits(&self) -> Vec<Wait> {
        let title = |id: ThreadId| {
            self.s.threads.get(id).map_or_else(|| "a thread".to_owned(), crate::Thread::title)
        };
        let wait = |thread: &Rc<crate::Thread>| {
            let ThreadState::Blocked(blocked) = thread.state else { return None };
            let holders = match blocked.on {
                BlockedOn::Join(other) => vec![(other, title(other), None)],
                BlockedOn::Sleep => vec![],
                BlockedOn::Futex { object, .. } => {
                    let holders = self.s.threads.holders.get(&object).into_iter().flatten();
                    holders
                        .map(|it| (it.thread, title(it.thread), Some(self.location(it.since.span))))
                        .collect()
                }
            };
            Some(Wait {
                thread: thread.id,
                title: thread.title(),
                on: blocked.on,
                at: self.location(blocked.at.span),
                holders,
            })
        };
        self.s.threads.all.iter().filter_map(wait).collect()
    }

    /// On the simulated clock.
    pub(super) fn time_after(&self, nanoseconds: u64) -> u64 {
        self.s.clock().saturating_add(nanoseconds.max(NANOSECONDS_PER_STEP))
    }
}
