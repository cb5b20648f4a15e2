//! A whole program, ready to run.

use serde::{Deserialize, Serialize};

use crate::{Body, FileId, FnId, Global, GlobalId, SourceFile, Span, Ty, TyId};

/// A closed, monomorphic program.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Program {
    /// Source files; 0 is the reader's.
    pub files: Vec<SourceFile>,
    /// Types with layouts.
    pub types: Vec<Ty>,
    /// Function instances.
    pub bodies: Vec<Body>,
    /// Literals, statics, consts, promoted values, vtables; dependencies come first.
    pub globals: Vec<Global>,
    /// `fn() -> i32`, a shim made by the builder: calls the reader's `main` and turns what it
    /// returns into the exit code.
    pub start: FnId,
    /// The reader's `main`.
    pub main: FnId,
    /// `fn(&str) -> !`, `#[track_caller]`: the machine calls it when an `Assert` fails.
    pub panic: FnId,
    /// `&'static str`, for the machine to build panic messages.
    pub str_ref: TyId,
    /// `core::panic::Location`, for `Location::caller()`.
    pub location: TyId,
    /// The reader's `#[global_allocator]`.
    pub allocator: Option<Allocator>,
}

/// A `#[global_allocator]`: instances of the functions of `ministd`'s `alloc::global` for its type,
/// which call the methods of its `GlobalAlloc` with the [`Intrinsic`](crate::Intrinsic)'s
/// arguments.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Allocator {
    /// The static; each function takes its address first.
    pub of: GlobalId,
    /// `fn(&A, size, align) -> *mut u8`
    pub alloc: FnId,
    /// `fn(&A, size, align) -> *mut u8`
    pub alloc_zeroed: FnId,
    /// `fn(&A, *mut u8, old_size, align, new_size) -> *mut u8`
    pub realloc: FnId,
    /// `fn(&A, *mut u8, size, align)`
    pub dealloc: FnId,
}

impl Program {
    /// A type of the table.
    pub fn ty(&self, id: TyId) -> &Ty {
        &self.types[id.index()]
    }

    /// A body of the table.
    pub fn body(&self, id: FnId) -> &Body {
        &self.bodies[id.index()]
    }

    /// A global of the table.
    pub fn global(&self, id: GlobalId) -> &Global {
        &self.globals[id.index()]
    }

    /// A file of the table.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.index()]
    }

    /// The reader's source text.
    pub fn source(&self) -> &str {
        &self.files[FileId::USER.index()].text
    }

    /// The 1-based line a span starts at.
    pub fn line(&self, span: Span) -> u32 {
        self.file(span.file).line(span.lo)
    }
}
