//! What happens before the program starts: consts, statics and promoted values are computed.

use mir::{FnId, GlobalId, GlobalKind};

use super::call::Arg;
use super::{Fault, Interpreter};
use crate::ReturnTo;

/// Steps that one initialiser may take.
const MAX_INIT_STEPS: u64 = 20_000_000;

impl Interpreter<'_> {
    /// Runs the initialisers in the order of the table, then makes the frame of the start shim.
    pub(crate) fn load(&mut self) {
        let max_steps = std::mem::replace(&mut self.s.config.max_steps, MAX_INIT_STEPS);
        let globals = &self.code.program().globals;
        for (index, global) in globals.iter().enumerate() {
            let (init, mutable) = match &global.kind {
                GlobalKind::Static { init, mutable, .. } => (*init, *mutable),
                GlobalKind::Const { init, .. } | GlobalKind::Promoted { init, .. } => {
                    (*init, false)
                }
                GlobalKind::Literal(_) | GlobalKind::Vtable { .. } => continue,
            };
            let id = GlobalId(index as u32);
            self.initialise(id, init);
            if self.s.outcome.is_some() {
                break;
            }
            if let Some(&(_, alloc)) = self.code.globals.get(index)
                && let Some(found) = self.s.memory.get_mut(alloc)
            {
                found.mutable = mutable;
            }
        }
        self.s.config.max_steps = max_steps;
        self.s.steps = 0;
        if self.s.outcome.is_none() {
            self.call_without_args(self.code.program().start, ReturnTo::Exit);
        }
    }

    fn initialise(&mut self, id: GlobalId, init: FnId) {
        let returns = self.code.body(init).ok().and_then(|body| body.locals.first());
        let holds = self
            .code
            .globals
            .get(id.index())
            .and_then(|&(_, alloc)| self.s.memory.get(alloc))
            .map(|found| found.bytes.len());
        if let (Some(returns), Some(holds)) = (returns, holds)
            && returns.size != holds
        {
            self.finish(Fault::malformed("an initialiser of another size than its global"));
            return;
        }
        self.s.steps = 0;
        self.call_without_args(init, ReturnTo::Global(id));
        while self.s.outcome.is_none() && !self.s.frames.is_empty() {
            self.run(MAX_INIT_STEPS, false);
        }
    }

    fn call_without_args(&mut self, function: FnId, return_to: ReturnTo) {
        let no_args: [Arg<'_>; 0] = [];
        if let Err(fault) = self.push_frame(function, no_args.into_iter(), return_to) {
            self.finish(fault);
        }
    }
}
