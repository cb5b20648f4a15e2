//! Why a step could not be made.

use mir::Span;

use crate::Outcome;
use crate::memory::{AllocId, Stamp, Use};
use crate::outcome::{BorrowHistory, Limit, UbKind};

/// The result of a part of a step. Boxed so that success is cheap to pass on.
pub(crate) type Eval<T> = Result<T, Box<Fault>>;

/// Why a step could not be made, before it is known where the reader's code is.
#[derive(Debug)]
pub(crate) enum Fault {
    UndefinedBehavior {
        kind: UbKind,
        message: String,
        alloc: Option<AllocId>,
        borrow: Option<Box<BorrowHistory>>,
    },
    /// The running thread used memory in this way, after an access that it knows nothing of.
    DataRace {
        earlier: Stamp,
        how: Use,
        alloc: AllocId,
    },
    Unsupported(String),
    Malformed(String),
    Aborted(String),
    Limit(Limit),
    /// The run is over for a good reason.
    Ended(Outcome),
}

impl Fault {
    #[cold]
    pub(crate) fn ub(kind: UbKind, message: String) -> Box<Self> {
        Box::new(Self::UndefinedBehavior { kind, message, alloc: None, borrow: None })
    }

    #[cold]
    pub(crate) fn invalid_value(message: String) -> Box<Self> {
        Self::ub(UbKind::InvalidValue, message)
    }

    #[cold]
    pub(crate) fn malformed(why: &str) -> Box<Self> {
        Box::new(Self::Malformed(why.to_owned()))
    }

    #[cold]
    pub(crate) fn unsupported(why: String) -> Box<Self> {
        Box::new(Self::Unsupported(why))
    }

    #[cold]
    pub(crate) fn limit(limit: Limit) -> Box<Self> {
        Box::new(Self::Limit(limit))
    }

    /// Says which allocation it is about.
    pub(crate) fn about(mut self: Box<Self>, id: Option<AllocId>) -> Box<Self> {
        if let Self::UndefinedBehavior { alloc, .. } = &mut *self {
            *alloc = id;
        }
        self
    }
}

impl Fault {
    /// The same about a reference that is only made: there is no access yet.
    pub(crate) fn as_dangling_reference(mut self: Box<Self>) -> Box<Self> {
        if let Self::UndefinedBehavior { kind, message, .. } = &mut *self
            && *kind != UbKind::NullPointer
        {
            *kind = UbKind::DanglingReference;
            *message = format!("a reference to what is not there: {message}");
        }
        self
    }

    /// Says which borrow it is about.
    pub(crate) fn with_borrow(mut self: Box<Self>, history: Option<BorrowHistory>) -> Box<Self> {
        if let Self::UndefinedBehavior { borrow, .. } = &mut *self {
            *borrow = history.map(Box::new);
        }
        self
    }
}

impl From<String> for Box<Fault> {
    fn from(why: String) -> Self {
        Box::new(Fault::Malformed(why))
    }
}

impl From<&str> for Box<Fault> {
    fn from(why: &str) -> Self {
        Fault::malformed(why)
    }
}

/// Nowhere in particular.
pub(crate) const NOWHERE: Span = Span { file: mir::FileId::USER, lo: 0, hi: 0 };
