//! The names that every program has without asking.

/// The part that all editions share.
pub mod v1 {
    pub use crate::{
        assert, assert_eq, assert_ne, cfg, column, compile_error, concat, dbg, debug_assert,
        debug_assert_eq, debug_assert_ne, eprint, eprintln, file, format, format_args, format_args_nl,
        line, matches, module_path, panic, print, println, stringify, todo, unimplemented,
        thread_local, unreachable, vec, write, writeln,
    };
    pub use crate::{
        borrow::ToOwned,
        boxed::Box,
        clone::Clone,
        cmp::{Eq, Ord, PartialEq, PartialOrd},
        convert::{AsMut, AsRef, From, Into},
        default::Default,
        fmt::derive::Debug,
        hash::derive::Hash,
        iter::{DoubleEndedIterator, ExactSizeIterator, Extend, IntoIterator, Iterator},
        macros::builtin::derive,
        marker::{Copy, Send, Sized, Sync, Unpin},
        mem::{align_of, align_of_val, drop, size_of, size_of_val},
        ops::{Drop, Fn, FnMut, FnOnce},
        option::Option::{self, None, Some},
        result::Result::{self, Err, Ok},
        string::{String, ToString},
        vec::Vec,
    };
}

/// Edition 2021.
pub mod rust_2021 {
    pub use super::v1::*;
    pub use crate::{convert::{TryFrom, TryInto}, iter::FromIterator};
}

/// Edition 2024.
pub mod rust_2024 {
    pub use super::rust_2021::*;
    pub use crate::future::{Future, IntoFuture};
}
