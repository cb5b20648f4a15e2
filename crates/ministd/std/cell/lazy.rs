//! A value that is made when it is first asked for.

use super::UnsafeCell;
use crate::{fmt, mem, ops::Deref};

enum State<T, F> {
    Uninit(F),
    Init(T),
    Poisoned,
}

pub struct LazyCell<T, F = fn() -> T> {
    state: UnsafeCell<State<T, F>>,
}

impl<T, F: FnOnce() -> T> LazyCell<T, F> {
    pub const fn new(f: F) -> LazyCell<T, F> { LazyCell { state: UnsafeCell::new(State::Uninit(f)) } }

    #[track_caller]
    pub fn force(this: &LazyCell<T, F>) -> &T {
        match unsafe { &*this.state.get() } {
            State::Init(data) => data,
            State::Uninit(_) => this.really_init(),
            State::Poisoned => panic!("LazyCell instance has previously been poisoned"),
        }
    }

    #[track_caller]
    fn really_init(&self) -> &T {
        let state = self.state.get();
        // If the closure panics, the cell stays poisoned.
        let State::Uninit(f) = mem::replace(unsafe { &mut *state }, State::Poisoned) else { unreachable!() };
        let data = f();
        unsafe { *state = State::Init(data) };
        match unsafe { &*state } {
            State::Init(data) => data,
            _ => unreachable!(),
        }
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyCell<T, F> {
    type Target = T;
    #[track_caller]
    fn deref(&self) -> &T { LazyCell::force(self) }
}
impl<T: Default> Default for LazyCell<T> {
    fn default() -> LazyCell<T> { LazyCell::new(T::default) }
}
impl<T: fmt::Debug, F> fmt::Debug for LazyCell<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("LazyCell");
        match unsafe { &*self.state.get() } {
            State::Init(data) => d.field(data),
            _ => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}
