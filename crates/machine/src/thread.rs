//! Threads of a run.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::rc::Rc;

use crate::interpret::Panic;
use crate::memory::Pointer;
use crate::schedule::Scheduler;
use crate::{Frame, STACK_TOP, Schedule, Site};

/// The number of a thread, in the order in which they were spawned; `main` is 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct ThreadId(pub u32);

impl ThreadId {
    /// The thread that runs `main`.
    pub const MAIN: Self = Self(0);

    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A thread.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Thread {
    /// Its number.
    pub id: ThreadId,
    /// The name that the program gave it; `main` of the first.
    pub name: Option<String>,
    /// What it does.
    pub state: ThreadState,
    /// The source that spawned it.
    pub spawned_at: Option<Site>,
    /// Its stack, from the lowest address to the one just above.
    pub stack: (u64, u64),
    /// Its calls, while it does not run.
    pub(crate) frames: Vec<Rc<Frame>>,
    pub(crate) panics: Vec<Panic>,
    /// Its thread-local storage, by the address of the key.
    pub(crate) storage: BTreeMap<u64, Pointer>,
    /// Where the next thread-local goes.
    pub(crate) storage_next: u64,
    /// Where a wait that can time out says whether it was woken.
    pub(crate) answer: Option<Pointer>,
}

impl Thread {
    /// What messages call it.
    pub fn title(&self) -> String {
        match &self.name {
            Some(name) => format!("`{name}`"),
            None => format!("thread {}", self.id.0),
        }
    }
}

/// What a thread does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ThreadState {
    /// It makes the next step.
    Running,
    /// It could run.
    Runnable,
    /// It waits.
    Blocked(Blocked),
    /// It is over.
    Finished,
}

/// What a thread waits for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Blocked {
    /// What.
    pub on: BlockedOn,
    /// On the simulated clock, it goes on then at the latest.
    pub until: Option<u64>,
    /// The code that waits.
    pub at: Site,
}

/// What a thread waits for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BlockedOn {
    /// The end of a thread.
    Join(ThreadId),
    /// The time.
    Sleep,
    /// That a word of memory changes and somebody wakes it.
    Futex {
        /// What the word belongs to.
        what: WaitFor,
        /// Its address.
        address: u64,
        /// The address of what it belongs to.
        object: u64,
    },
}

/// What a futex belongs to, numbered as `ministd` says it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum WaitFor {
    /// To lock a mutex.
    Mutex,
    /// To read what a `RwLock` holds.
    RwLockRead,
    /// To write what a `RwLock` holds.
    RwLockWrite,
    /// A notification of a condition variable.
    Condvar,
    /// Another thread's initialisation of a `Once`, `OnceLock` or `LazyLock`.
    Once,
    /// `unpark`.
    Unpark,
    /// A message in a channel.
    Message,
    /// Room in a channel, or a receiver that takes what is sent.
    Receiver,
    /// Other threads at a barrier.
    Barrier,
    /// The ends of a scope's threads.
    Scope,
}

impl WaitFor {
    const ALL: [Self; 10] = [
        Self::Mutex,
        Self::RwLockRead,
        Self::RwLockWrite,
        Self::Condvar,
        Self::Once,
        Self::Unpark,
        Self::Message,
        Self::Receiver,
        Self::Barrier,
        Self::Scope,
    ];

    pub(crate) fn from_number(number: u64) -> Option<Self> {
        Self::ALL.get(usize::try_from(number).ok()?).copied()
    }
}

impl fmt::Display for WaitFor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Mutex => "a lock",
            Self::RwLockRead => "a read lock",
            Self::RwLockWrite => "a write lock",
            Self::Condvar => "a notification",
            Self::Once => "an initialisation that another call has begun",
            Self::Unpark => "`unpark`",
            Self::Message => "a message",
            Self::Receiver => "a receiver to take what is sent",
            Self::Barrier => "other threads to come to the barrier",
            Self::Scope => "the threads of its scope",
        })
    }
}

/// Another thread went on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Switch {
    /// [`Machine::steps`](crate::Machine::steps) then.
    pub step: u64,
    /// It ran until then.
    pub from: ThreadId,
    /// It goes on.
    pub to: ThreadId,
    /// The first could have gone on too.
    pub is_preemption: bool,
}

/// Who holds a lock.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Holder {
    /// The thread.
    pub thread: ThreadId,
    /// The code that locked it.
    pub since: Site,
}

/// Bytes of address space between the stacks of threads, which nobody may touch.
const GUARD: u64 = 4096;

/// Bytes at the top of a spawned thread's stack for its thread-locals; glibc has them there too.
const STORAGE: u64 = 64 << 10;

/// Just above the stack of the first thread that is spawned: below the shared libraries.
const SPAWNED_TOP: u64 = 0x7fff_f7a0_0000;

/// Where the thread-locals of `main` are, among the shared libraries.
const MAIN_STORAGE: u64 = 0x7fff_f7c0_0000;

/// All threads, and who runs.
#[derive(Clone, Debug)]
pub(crate) struct Threads {
    pub(crate) all: Vec<Rc<Thread>>,
    pub(crate) running: ThreadId,
    /// Those that could run, the longest waiting first.
    pub(crate) queue: VecDeque<ThreadId>,
    pub(crate) scheduler: Scheduler,
    /// Nanoseconds that the simulated clock was put forward because everybody slept.
    pub(crate) slept: u64,
    /// Locks by address.
    pub(crate) holders: Rc<BTreeMap<u64, Vec<Holder>>>,
    pub(crate) switches: Rc<Vec<Switch>>,
    next_stack: u64,
}

impl Threads {
    pub(crate) fn new(schedule: &Schedule, stack_size: u64) -> Self {
        let main = Thread {
            id: ThreadId::MAIN,
            name: Some("main".to_owned()),
            state: ThreadState::Running,
            spawned_at: None,
            stack: (STACK_TOP.saturating_sub(stack_size), STACK_TOP),
            frames: Vec::new(),
            panics: Vec::new(),
            storage: BTreeMap::new(),
            storage_next: MAIN_STORAGE,
            answer: None,
        };
        Self {
            all: vec![Rc::new(main)],
            running: ThreadId::MAIN,
            queue: VecDeque::new(),
            scheduler: Scheduler::new(schedule),
            slept: 0,
            holders: Rc::default(),
            switches: Rc::default(),
            next_stack: SPAWNED_TOP,
        }
    }

    /// A thread that is about to run for the first time, without a frame yet.
    pub(crate) fn add(
        &mut self,
        name: Option<String>,
        stack_size: u64,
        spawned_at: Site,
    ) -> ThreadId {
        let id = ThreadId(self.all.len() as u32);
        let size = stack_size.clamp(16 << 10, 1 << 30).next_multiple_of(4096);
        let top = self.next_stack;
        self.next_stack = top.saturating_sub(size + STORAGE + GUARD);
        self.all.push(Rc::new(Thread {
            id,
            name,
            state: ThreadState::Runnable,
            spawned_at: Some(spawned_at),
            stack: (top - STORAGE - size, top - STORAGE),
            frames: Vec::new(),
            panics: Vec::new(),
            storage: BTreeMap::new(),
            storage_next: top - STORAGE,
            answer: None,
        }));
        self.queue.push_back(id);
        id
    }

    pub(crate) fn get(&self, id: ThreadId) -> Option<&Thread> {
        self.all.get(id.index()).map(|thread| &**thread)
    }

    pub(crate) fn get_mut(&mut self, id: ThreadId) -> Option<&mut Thread> {
        self.all.get_mut(id.index()).map(Rc::make_mut)
    }

    /// Is the running thread the only one that is not over?
    pub(crate) fn is_alone(&self) -> bool {
        self.all.len() == 1
            || self.all.iter().all(|it| it.id == self.running || it.state == ThreadState::Finished)
    }

    /// The stack of the running thread.
    pub(crate) fn stack(&self) -> (u64, u64) {
        self.get(self.running).map_or((0, 0), |thread| thread.stack)
    }

    pub(crate) fn hash_state(&self, state: &mut impl std::hash::Hasher) {
        use std::hash::Hash;
        self.all.hash(state);
        self.running.hash(state);
        self.queue.hash(state);
        self.scheduler.hash(state);
        self.slept.hash(state);
        self.holders.hash(state);
    }
}
