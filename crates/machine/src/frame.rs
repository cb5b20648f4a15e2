//! A call in progress.

use mir::{BasicBlock, FnId, GlobalId, Local, Span};

use crate::memory::Pointer;
use crate::{AllocId, Bytes, Ghost};

/// A call in progress.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Frame {
    /// The function.
    pub body: FnId,
    /// The block it is in.
    pub block: BasicBlock,
    /// The next statement of the block; its length when the terminator is next, or is waiting for
    /// a call to return.
    pub statement: usize,
    /// The memory of each local; `None` while it has no storage.
    pub locals: Vec<Option<AllocId>>,
    /// The locals that nothing can point to.
    pub(crate) registers: Bytes,
    /// Parts of the registers moved out of or dropped, not written since.
    pub(crate) ghosts: Vec<Ghost>,
    /// Allocations that arguments point to which must stay usable until the call returns.
    pub(crate) protected: Vec<AllocId>,
    /// Which call this is, counted from the start of the run.
    pub serial: u32,
    /// The address just above the frame, where the caller's begins. The return address is in the
    /// 8 bytes below it, the saved frame pointer in the next 8, then come the locals.
    pub top: u64,
    /// Bytes, with the return address and saved frame pointer; a multiple of 16.
    pub size: u64,
    /// The call in the caller that made this frame.
    pub call_span: Span,
    /// What to do at the end.
    pub return_to: ReturnTo,
}

impl Default for Frame {
    fn default() -> Self {
        Self {
            body: FnId(0),
            block: BasicBlock::START,
            statement: 0,
            locals: Vec::new(),
            registers: Bytes::default(),
            ghosts: Vec::new(),
            protected: Vec::new(),
            serial: 0,
            top: 0,
            size: 0,
            call_span: Span { file: mir::FileId::USER, lo: 0, hi: 0 },
            return_to: ReturnTo::Exit,
        }
    }
}

impl Frame {
    /// The lowest address of the frame: the stack pointer while it runs.
    pub fn bottom(&self) -> u64 {
        self.top - self.size
    }

    /// The memory of a local, while it has some.
    pub fn local(&self, local: Local) -> Option<AllocId> {
        self.locals.get(local.index()).copied().flatten()
    }
}

impl ReturnTo {
    /// The pointers that are kept for then.
    pub(crate) fn pointers(&self) -> impl Iterator<Item = Pointer> {
        let (first, second) = match self {
            Self::Exit | Self::Thread | Self::Global(_) => (None, None),
            Self::Caller { destination, .. } => (*destination, None),
            Self::CatchUnwind { destination, payload, .. } => (Some(*destination), Some(*payload)),
        };
        first.into_iter().chain(second)
    }
}

/// What happens when a frame is left.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum ReturnTo {
    /// The program ends with the result as status.
    Exit,
    /// The spawned thread ends.
    Thread,
    /// The result is the value of a global.
    Global(GlobalId),
    /// An ordinary call of the frame below.
    Caller {
        /// Where the result goes; `None` for drop glue.
        destination: Option<Pointer>,
        /// The caller goes on here; `None` when the callee must not return.
        target: Option<BasicBlock>,
        /// The caller goes on here when the callee panicked.
        unwind: Option<BasicBlock>,
    },
    /// A call made by `catch_unwind`.
    CatchUnwind {
        /// Where the bool goes: whether it panicked.
        destination: Pointer,
        /// Where the payload of the panic goes.
        payload: Pointer,
        /// The caller goes on here.
        target: Option<BasicBlock>,
    },
}
