//! The app's signals: Leptos' own, each compiled once.
//!
//! Leptos compiles a signal, and everything that follows it, again for every type that it holds,
//! which made up a third of the player. These hold a value of any type behind one pointer; otherwise
//! they are used as Leptos' are. So import them by name wherever the prelude of Leptos is imported.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

type Held = Arc<dyn Any + Send + Sync>;

fn hold<T: Send + Sync + 'static>(value: T) -> Held {
    Arc::new(value)
}

/// A signal is only ever given values of its own type.
fn held<T: 'static>(value: &Held) -> &T {
    value.downcast_ref().unwrap_or_else(|| unreachable!())
}

/// A value that can be set. A handle: copies mean the same value.
#[derive(Debug)]
pub struct RwSignal<T> {
    signal: leptos::prelude::RwSignal<Held>,
    of: PhantomData<fn(T) -> T>,
}

impl<T> Copy for RwSignal<T> {}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
    /// A value to begin with.
    pub fn new(value: T) -> Self {
        Self { signal: leptos::prelude::RwSignal::new(hold(value)), of: PhantomData }
    }

    /// The value; the view or memo that asks is made anew when it changes.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// Looks at the value, subscribing to it.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(held(&self.signal.get()))
    }

    /// Subscribes to the value.
    pub fn track(self) {
        self.signal.track();
    }

    /// The value, without subscribing.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// Looks at the value, without subscribing.
    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(held(&self.signal.get_untracked()))
    }

    /// The value, without subscribing; `None` when its player is gone.
    pub fn try_get_untracked(self) -> Option<T> {
        self.signal.try_get_untracked().map(|value| held::<T>(&value).clone())
    }

    /// Sets the value.
    pub fn set(self, value: T) {
        self.signal.set(hold(value));
    }

    /// Sets the value if its player is still there.
    pub fn try_set(self, value: T) {
        self.signal.try_set(hold(value));
    }

    /// Changes the value.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let mut value = self.get_untracked();
        change(&mut value);
        self.set(value);
    }
}

/// A value derived from signals, computed when it is asked for and then kept until they change. A
/// handle: copies mean the same value.
#[derive(Debug)]
pub struct Memo<T> {
    memo: leptos::prelude::Memo<Held>,
    of: PhantomData<fn(T) -> T>,
}

impl<T> Copy for Memo<T> {}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Memo<T> {
    /// What follows it is made anew only when the value that is computed differs from the one
    /// before.
    pub fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let memo = memo(Box::new(move || hold(compute())), |before, now| match (before, now) {
            (Some(before), Some(now)) => held::<T>(before) != held::<T>(now),
            _ => true,
        });
        Self { memo, of: PhantomData }
    }

    /// The value; the view or memo that asks is made anew when it changes.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// Looks at the value, subscribing to it.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(held(&self.memo.get()))
    }

    /// The value, without subscribing.
    pub fn get_untracked(self) -> T {
        held::<T>(&self.memo.get_untracked()).clone()
    }
}

type Compute = Box<dyn Fn() -> Held + Send + Sync>;
type Differ = fn(Option<&Held>, Option<&Held>) -> bool;

fn memo(compute: Compute, differ: Differ) -> leptos::prelude::Memo<Held> {
    leptos::prelude::Memo::new_with_compare(move |_| compute(), differ)
}

/// Does something now and again whenever what it read has changed.
pub fn effect(run: impl FnMut() + 'static) {
    fn effect(mut run: Box<dyn FnMut()>) {
        Effect::new(move || run());
    }
    effect(Box::new(run));
}

/// A view that is there only while a condition holds.
pub fn when(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let condition = Memo::new(condition);
    view! { {move || condition.get().then(&view)} }.into_any()
}
