//! What the borrow checker knows of a program, for pictures: the file `NAME.borrows` beside a
//! program's bundle, fetched when such a picture is opened. Lines count from 1, positions are bytes
//! of the reader's file.

use serde::{Deserialize, Serialize};

use crate::Span;

/// The loans, permissions and regions of a program, and why rustc rejects it.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Borrows {
    /// The reader's functions and closures.
    pub bodies: Vec<BodyBorrows>,
    /// The regions in the signatures, in the order of the source.
    pub regions: Vec<SignatureRegion>,
    /// Why rustc rejects the program; empty when it does not.
    pub conflicts: Vec<Conflict>,
    /// Changes after which rustc accepts it: each was compiled.
    pub fixes: Vec<Fix>,
    /// The program runs on the machine although rustc rejects it.
    pub runs_anyway: bool,
}

/// A range of bytes of the reader's file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Range {
    /// First byte.
    pub lo: u32,
    /// One past the last byte.
    pub hi: u32,
}

impl From<Span> for Range {
    fn from(span: Span) -> Self {
        Self { lo: span.lo, hi: span.hi }
    }
}

/// The loans and permissions of one function or closure.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BodyBorrows {
    /// As the reader would call it.
    pub name: String,
    /// In the order of the source.
    pub loans: Vec<Loan>,
    /// The places whose permissions are told.
    pub places: Vec<NamedPlace>,
    /// In the order of the source.
    pub moments: Vec<Moment>,
    /// What [`PlaceState::sentence`] counts.
    pub sentences: Vec<String>,
}

/// One borrow expression, written or made by the compiler.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Loan {
    /// `&`, `&mut`, or a `&mut` in two phases.
    pub kind: LoanKind,
    /// The borrowed place as the reader would write it: `v`, `p.name`.
    pub place: String,
    /// The borrow expression.
    pub taken: Range,
    /// Its line.
    pub line: u32,
    /// The lines on which the loan is live, in order, the line of the borrow among them.
    pub live: Vec<LiveLine>,
    /// Over with the statement that takes it.
    pub is_brief: bool,
    /// Loans that are live together have different lanes, counted from 0.
    pub lane: u32,
    /// Who holds it, until when, and what that means for the place.
    pub sentence: String,
}

/// The kind of a loan.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum LoanKind {
    /// `&`.
    Shared,
    /// `&mut`.
    Mut,
    /// A `&mut` for a method's receiver: until the call begins, the place may still be read.
    TwoPhase,
}

/// A line on which a loan is live.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct LiveLine {
    /// The line.
    pub line: u32,
    /// Whichever way the run took to here; otherwise only on some.
    pub is_definite: bool,
}

/// A variable, or a part of one that is borrowed or moved by itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NamedPlace {
    /// `v`, `p.name`, `*r`.
    pub name: String,
    /// The declaration of the variable: tells variables of one name apart.
    pub declared: Range,
    /// The variable itself, not a part of it.
    pub is_variable: bool,
}

/// A moment of a function: before a stop, or during a call.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Moment {
    /// The stop's place in the source, or the call's.
    pub at: Range,
    /// What is about to happen there.
    pub kind: MomentKind,
    /// The line it starts on.
    pub line: u32,
    /// The first on its line: it stands for the line.
    pub begins_line: bool,
    /// Of all places that have a name here.
    pub states: Vec<PlaceState>,
}

/// What a [`Moment`] is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum MomentKind {
    /// Before a statement or condition, or at the start of the function.
    Before,
    /// Before the variable with this declaration is dropped.
    Drop(u32),
    /// Before the function returns.
    Return,
    /// While a function is called from here.
    Call,
}

/// What may be done with a place at a moment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlaceState {
    /// Index into [`BodyBorrows::places`].
    pub place: u32,
    /// It may be looked at.
    pub read: Permission,
    /// It may be changed.
    pub write: Permission,
    /// It may be moved away.
    pub own: Permission,
    /// What comes next has to do with it, or something has changed for it.
    pub matters: bool,
    /// Index into [`BodyBorrows::sentences`]: why, and what changed.
    pub sentence: u32,
}

/// One permission of a place at a moment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Permission {
    /// It has it.
    Held,
    /// It has it, and did not at the moment before.
    Gained,
    /// It does not have it now.
    Lost,
    /// It does not have it now, and did at the moment before.
    Taken,
    /// It never has it.
    Never,
}

impl Permission {
    /// May it be done?
    pub fn is_held(self) -> bool {
        matches!(self, Self::Held | Self::Gained)
    }
}

/// A region in a signature: a lifetime that is written, or the `&` that leaves it out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SignatureRegion {
    /// Where.
    pub at: Range,
    /// `'a`, or `'1` for one that was left out.
    pub name: String,
    /// Counts the regions of a signature; equal for equal regions.
    pub number: u32,
    /// It is left out in the source.
    pub is_elided: bool,
    /// What it says.
    pub sentence: String,
}

/// Why rustc rejects the program.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Conflict {
    /// rustc's code, `E0502`.
    pub code: Option<String>,
    /// Where.
    pub at: Range,
    /// The line.
    pub line: u32,
    /// A sentence.
    pub message: String,
    /// The rule, and what could be done.
    pub explanation: String,
    /// The other places that matter, each with a few words.
    pub labels: Vec<(Range, String)>,
}

/// A change of the program.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Fix {
    /// What it does: "Borrow `s` instead of moving it".
    pub title: String,
    /// The program after it.
    pub source: String,
}
