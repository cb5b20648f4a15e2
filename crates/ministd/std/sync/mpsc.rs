//! Channels: many senders, one receiver.

use super::{
    atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering::{AcqRel, Relaxed}},
    futex::{self, WaitFor},
    mutex::Futex,
};
use crate::{
    cell::UnsafeCell,
    error::Error,
    fmt,
    ptr,
    time::{Duration, Instant},
};

/// Without a limit: sending never waits.
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let chan = Chan::new(None);
    (Sender { inner: chan }, Receiver { inner: chan })
}

/// With room for so many messages; with room for none, sending waits for the receiver.
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let chan = Chan::new(Some(bound));
    (SyncSender { inner: chan }, Receiver { inner: chan })
}

/// A channel, shared by its ends.
struct Chan<T> {
    flavor: Flavor,
    counter: *mut Counter<T>,
}

/// How much room there is.
#[derive(Clone, Copy)]
enum Flavor {
    Array,
    List,
    Zero,
}

struct Counter<T> {
    senders: AtomicUsize,
    /// The first side that is gone leaves the rest to the other.
    destroy: AtomicBool,
    /// The other side is gone.
    no_senders: AtomicBool,
    no_receiver: AtomicBool,
    cap: usize,
    lock: Futex,
    queue: UnsafeCell<Queue<T>>,
    /// Counts what a receiver waits for, and what senders wait for.
    arrivals: AtomicU32,
    departures: AtomicU32,
}

/// Messages under way, the oldest first.
struct Queue<T> {
    head: *mut Node<T>,
    tail: *mut Node<T>,
    len: usize,
    /// Messages that were taken, of all that were ever sent.
    taken: usize,
    sent: usize,
    /// The receiver waits now.
    is_awaited: bool,
}

struct Node<T> {
    msg: T,
    next: *mut Node<T>,
}

impl<T> Clone for Chan<T> {
    fn clone(&self) -> Self { *self }
}
impl<T> Copy for Chan<T> {}

impl<T> Chan<T> {
    fn new(cap: Option<usize>) -> Chan<T> {
        let flavor = match cap {
            None => Flavor::List,
            Some(0) => Flavor::Zero,
            Some(_) => Flavor::Array,
        };
        let counter = Box::new(Counter {
            senders: AtomicUsize::new(1),
            destroy: AtomicBool::new(false),
            no_senders: AtomicBool::new(false),
            no_receiver: AtomicBool::new(false),
            cap: cap.unwrap_or(usize::MAX),
            lock: Futex::new(),
            queue: UnsafeCell::new(Queue { head: ptr::null_mut(), tail: ptr::null_mut(), len: 0, taken: 0, sent: 0, is_awaited: false }),
            arrivals: AtomicU32::new(0),
            departures: AtomicU32::new(0),
        });
        Chan { flavor, counter: Box::into_raw(counter) }
    }

    fn counter(&self) -> &Counter<T> { unsafe { &*self.counter } }

    fn send(&self, msg: T, deadline: Option<Instant>, may_wait: bool) -> Result<(), TrySendError<T>> {
        let c = self.counter();
        c.lock.acquire();
        let queue = unsafe { &mut *c.queue.get() };
        loop {
            if c.no_receiver.load(Relaxed) {
                c.lock.release();
                return Err(TrySendError::Disconnected(msg));
            }
            let has_room = match self.flavor {
                Flavor::Zero => may_wait || queue.is_awaited && queue.len == 0,
                _ => queue.len < c.cap,
            };
            if has_room {
                break;
            }
            if !may_wait {
                c.lock.release();
                return Err(TrySendError::Full(msg));
            }
            c.wait(&c.departures, deadline, WaitFor::Receiver);
        }
        queue.push(msg);
        let ticket = queue.sent;
        c.arrivals.fetch_add(1, Relaxed);
        c.lock.release();
        futex::wake(&c.arrivals);
        if let Flavor::Zero = self.flavor && may_wait {
            // Only when somebody has taken it, it is sent.
            c.lock.acquire();
            let queue = unsafe { &mut *c.queue.get() };
            while queue.taken < ticket {
                if c.no_receiver.load(Relaxed) {
                    let msg = queue.pop();
                    c.lock.release();
                    return match msg {
                        Some(msg) => Err(TrySendError::Disconnected(msg)),
                        None => Ok(()),
                    };
                }
                c.wait(&c.departures, deadline, WaitFor::Receiver);
            }
            c.lock.release();
        }
        Ok(())
    }

    fn recv(&self, deadline: Option<Instant>, may_wait: bool) -> Result<T, RecvTimeoutError> {
        let c = self.counter();
        c.lock.acquire();
        let queue = unsafe { &mut *c.queue.get() };
        loop {
            if let Some(msg) = queue.pop() {
                c.departures.fetch_add(1, Relaxed);
                c.lock.release();
                futex::wake_all(&c.departures);
                return Ok(msg);
            }
            if c.no_senders.load(Relaxed) {
                c.lock.release();
                return Err(RecvTimeoutError::Disconnected);
            }
            let is_late = match deadline {
                Some(deadline) => Instant::now() >= deadline,
                None => false,
            };
            if !may_wait || is_late {
                c.lock.release();
                return Err(RecvTimeoutError::Timeout);
            }
            queue.is_awaited = true;
            c.wait(&c.arrivals, deadline, WaitFor::Message);
            queue.is_awaited = false;
        }
    }

    fn drop_sender(&self) {
        let c = self.counter();
        if c.senders.fetch_sub(1, AcqRel) == 1 {
            c.lock.acquire();
            c.no_senders.store(true, Relaxed);
            c.arrivals.fetch_add(1, Relaxed);
            c.lock.release();
            futex::wake_all(&c.arrivals);
            self.leave();
        }
    }

    fn drop_receiver(&self) {
        let c = self.counter();
        c.lock.acquire();
        c.no_receiver.store(true, Relaxed);
        c.departures.fetch_add(1, Relaxed);
        c.lock.release();
        futex::wake_all(&c.departures);
        if let Flavor::Zero = self.flavor {
            // Each sender takes its message back.
        } else {
            while let Some(msg) = c.take_one() {
                drop(msg);
            }
        }
        self.leave();
    }

    /// The last side to leave frees the channel.
    fn leave(&self) {
        if self.counter().destroy.swap(true, AcqRel) {
            while let Some(msg) = self.counter().take_one() {
                drop(msg);
            }
            drop(unsafe { Box::from_raw(self.counter) });
        }
    }
}

impl<T> Counter<T> {
    /// Unlocks, waits for a change, and locks again.
    fn wait(&self, events: &AtomicU32, deadline: Option<Instant>, what: WaitFor) {
        let seen = events.load(Relaxed);
        self.lock.release();
        let timeout = match deadline {
            Some(deadline) => Some(deadline.saturating_duration_since(Instant::now())),
            None => None,
        };
        futex::wait(events, seen, timeout, what, self);
        self.lock.acquire();
    }

    fn take_one(&self) -> Option<T> {
        self.lock.acquire();
        let msg = unsafe { (*self.queue.get()).pop() };
        self.lock.release();
        msg
    }
}

impl<T> Queue<T> {
    fn push(&mut self, msg: T) {
        let node = Box::into_raw(Box::new(Node { msg, next: ptr::null_mut() }));
        if self.tail.is_null() {
            self.head = node;
        } else {
            unsafe { (*self.tail).next = node };
        }
        self.tail = node;
        self.len += 1;
        self.sent += 1;
    }

    fn pop(&mut self) -> Option<T> {
        if self.head.is_null() {
            return None;
        }
        let node = unsafe { Box::from_raw(self.head) };
        let Node { msg, next } = *node;
        self.head = next;
        if next.is_null() {
            self.tail = ptr::null_mut();
        }
        self.len -= 1;
        self.taken += 1;
        Some(msg)
    }
}

pub struct Sender<T> {
    inner: Chan<T>,
}
pub struct SyncSender<T> {
    inner: Chan<T>,
}
pub struct Receiver<T> {
    inner: Chan<T>,
}

unsafe impl<T: Send> Send for Sender<T> {}
unsafe impl<T: Send> Sync for Sender<T> {}
unsafe impl<T: Send> Send for SyncSender<T> {}
unsafe impl<T: Send> Sync for SyncSender<T> {}
unsafe impl<T: Send> Send for Receiver<T> {}
impl<T> !Sync for Receiver<T> {}

impl<T> Sender<T> {
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        match self.inner.send(t, None, true) {
            Ok(()) => Ok(()),
            Err(TrySendError::Disconnected(t) | TrySendError::Full(t)) => Err(SendError(t)),
        }
    }
}

impl<T> SyncSender<T> {
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        match self.inner.send(t, None, true) {
            Ok(()) => Ok(()),
            Err(TrySendError::Disconnected(t) | TrySendError::Full(t)) => Err(SendError(t)),
        }
    }

    pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>> { self.inner.send(t, None, false) }
}

macro_rules! sender {
    ($($Sender:ident)*) => { $(
        impl<T> Clone for $Sender<T> {
            fn clone(&self) -> $Sender<T> {
                self.inner.counter().senders.fetch_add(1, Relaxed);
                $Sender { inner: self.inner }
            }
        }
        impl<T> Drop for $Sender<T> {
            fn drop(&mut self) { self.inner.drop_sender() }
        }
        impl<T> fmt::Debug for $Sender<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct(stringify!($Sender)).finish_non_exhaustive() }
        }
    )* };
}
sender! { Sender SyncSender }

impl<T> Receiver<T> {
    pub fn recv(&self) -> Result<T, RecvError> { self.inner.recv(None, true).map_err(|_| RecvError) }

    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        self.inner.recv(None, false).map_err(|err| match err {
            RecvTimeoutError::Timeout => TryRecvError::Empty,
            RecvTimeoutError::Disconnected => TryRecvError::Disconnected,
        })
    }

    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        self.inner.recv(Instant::now().checked_add(timeout), true)
    }

    pub fn iter(&self) -> Iter<'_, T> { Iter { rx: self } }
    pub fn try_iter(&self) -> TryIter<'_, T> { TryIter { rx: self } }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) { self.inner.drop_receiver() }
}
impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Receiver").finish_non_exhaustive() }
}

/// Waits for messages until the senders are gone.
#[derive(Debug)]
pub struct Iter<'a, T: 'a> {
    rx: &'a Receiver<T>,
}

/// The messages that are there.
#[derive(Debug)]
pub struct TryIter<'a, T: 'a> {
    rx: &'a Receiver<T>,
}

#[derive(Debug)]
pub struct IntoIter<T> {
    rx: Receiver<T>,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.rx.recv().ok() }
}
impl<'a, T> Iterator for TryIter<'a, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.rx.try_recv().ok() }
}
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.rx.recv().ok() }
}
impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { rx: self } }
}

#[derive(PartialEq, Eq, Clone, Copy)]
pub struct SendError<T>(pub T);

#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub struct RecvError;

#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum TryRecvError {
    Empty,
    Disconnected,
}

#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum RecvTimeoutError {
    Timeout,
    Disconnected,
}

#[derive(PartialEq, Eq, Clone, Copy)]
pub enum TrySendError<T> {
    Full(T),
    Disconnected(T),
}

impl<T> fmt::Debug for SendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("SendError").finish_non_exhaustive() }
}
impl<T> fmt::Display for SendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("sending on a closed channel") }
}
impl<T> Error for SendError<T> {}
impl<T> fmt::Debug for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TrySendError::Full(..) => f.pad("TrySendError::Full(..)"),
            TrySendError::Disconnected(..) => f.pad("TrySendError::Disconnected(..)"),
        }
    }
}
impl<T> fmt::Display for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TrySendError::Full(..) => f.pad("sending on a full channel"),
            TrySendError::Disconnected(..) => f.pad("sending on a closed channel"),
        }
    }
}
impl<T> Error for TrySendError<T> {}
impl<T> From<SendError<T>> for TrySendError<T> {
    fn from(err: SendError<T>) -> TrySendError<T> { TrySendError::Disconnected(err.0) }
}
impl fmt::Display for RecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("receiving on a closed channel") }
}
impl Error for RecvError {}
impl fmt::Display for TryRecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TryRecvError::Empty => f.pad("receiving on an empty channel"),
            TryRecvError::Disconnected => f.pad("receiving on a closed channel"),
        }
    }
}
impl Error for TryRecvError {}
impl fmt::Display for RecvTimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecvTimeoutError::Timeout => f.pad("timed out waiting on channel"),
            RecvTimeoutError::Disconnected => f.pad("channel is empty and sending half is closed"),
        }
    }
}
impl Error for RecvTimeoutError {}
impl From<RecvError> for TryRecvError {
    fn from(_: RecvError) -> TryRecvError { TryRecvError::Disconnected }
}
impl From<RecvError> for RecvTimeoutError {
    fn from(_: RecvError) -> RecvTimeoutError { RecvTimeoutError::Disconnected }
}
