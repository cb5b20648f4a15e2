//! The borrows of an allocation, by the rules that [`Aliasing`](crate::Aliasing) chooses.

use std::ops::Range;

use super::{Access, Attempt, Borrows, Site, Tag, Tree, Violation};

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Tracker {
    Stacked(Borrows),
    Tree(Tree),
}

impl Tracker {
    /// Is the access allowed, without changing anything?
    #[inline]
    pub(crate) fn is_quiet(&self, range: &Range<u64>, tag: Tag, access: Access) -> bool {
        match self {
            Self::Stacked(stacks) => stacks.is_quiet(range, tag, access),
            Self::Tree(tree) => tree.is_quiet(range, tag, access),
        }
    }

    /// Checks an access and ends what it ends.
    pub(crate) fn access(&mut self, range: &Range<u64>, by: Attempt) -> Result<(), Violation> {
        match self {
            Self::Stacked(stacks) => stacks.access(range, by),
            Self::Tree(tree) => tree.access(range, by),
        }
    }

    /// A call returned.
    pub(crate) fn unprotect(&mut self, call: u32, at: Site) -> Result<(), Violation> {
        match self {
            Self::Stacked(stacks) => {
                stacks.unprotect(call);
                Ok(())
            }
            Self::Tree(tree) => tree.unprotect(call, at),
        }
    }

    /// The address of a pointer is known from now on.
    pub(crate) fn expose(&mut self, tag: Tag) {
        match self {
            Self::Stacked(stacks) => stacks.expose(tag),
            Self::Tree(tree) => tree.expose(tag),
        }
    }

    /// Are there so many borrows that it is worth a search for those that nobody has?
    pub(crate) fn is_large(&self) -> bool {
        match self {
            Self::Stacked(stacks) => stacks.size() > stacks.limit,
            Self::Tree(tree) => tree.size() > tree.limit,
        }
    }

    /// Forgets the borrows of tags that no pointer has.
    pub(crate) fn retain(&mut self, is_used: impl Fn(Tag) -> bool) {
        match self {
            Self::Stacked(stacks) => stacks.retain(is_used),
            Self::Tree(tree) => tree.retain(is_used),
        }
    }
}
