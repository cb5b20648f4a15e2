//! A program prepared to run: each body is translated once, when it is first called, into a form
//! in which places are offsets and operations know their sizes. Statements keep their indices, so
//! a position in the prepared code is a position in the MIR.
//!
//! Translation also checks every index of the body, so that a damaged bundle cannot make the
//! machine panic.

mod body;
mod fast;
mod place;
mod residue;
mod retag;
mod rvalue;
mod types;
mod validity;

use std::cell::OnceCell;
use std::rc::Rc;

use mir::{FnId, GlobalId, GlobalKind, Program, TyId};

pub(crate) use body::{Assert, Block, Body, Callee, Glue, Stmt, Term};
pub(crate) use fast::{Base, Class, Fast, Source, Target, Valid, Where};
pub(crate) use place::{Constant, Operand, Place, Step};
pub(crate) use residue::Residue;
pub(crate) use retag::{Borrow, Retag};
pub(crate) use rvalue::{Cast, NewMeta, Numeric, Rvalue};
pub(crate) use types::{Meta, Types};
pub(crate) use validity::{Check, Validity};

use crate::memory::{AllocId, Memory};

/// Why a body cannot be prepared: a sentence.
pub(crate) type Lower<T> = Result<T, String>;

/// A program prepared to run.
pub(crate) struct Code {
    program: Rc<Program>,
    pub(crate) types: Types,
    bodies: Vec<OnceCell<Lower<Box<Body>>>>,
    /// Addresses of functions and globals, fixed at load.
    pub(crate) functions: Vec<(u64, AllocId)>,
    pub(crate) globals: Vec<(u64, AllocId)>,
    /// Vtables by address.
    /// In the order of their addresses.
    vtables: Vec<(u64, GlobalId)>,
}

impl Code {
    pub(crate) fn new(program: Rc<Program>, memory: &Memory) -> Self {
        let place = |id: Option<AllocId>| {
            let id = id.unwrap_or(AllocId { slot: u32::MAX, generation: 0 });
            (memory.get(id).map_or(0, |found| found.address), id)
        };
        let functions =
            (0..program.bodies.len()).map(|at| place(memory.function(FnId(at as u32)))).collect();
        let globals: Vec<(u64, AllocId)> = (0..program.globals.len())
            .map(|at| place(memory.global(GlobalId(at as u32))))
            .collect();
        let vtables = program.globals.iter().zip(&globals).enumerate();
        let mut vtables: Vec<(u64, GlobalId)> = vtables
            .filter(|(_, (global, _))| matches!(global.kind, GlobalKind::Vtable { .. }))
            .map(|(index, (_, &(address, _)))| (address, GlobalId(index as u32)))
            .collect();
        vtables.sort_by_key(|(address, _)| *address);
        Self {
            types: Types::new(&program),
            bodies: (0..program.bodies.len()).map(|_| OnceCell::new()).collect(),
            functions,
            globals,
            vtables,
            program,
        }
    }

    pub(crate) fn program(&self) -> &Program {
        &self.program
    }

    pub(crate) fn shared_program(&self) -> Rc<Program> {
        Rc::clone(&self.program)
    }

    /// The prepared body of a function.
    #[inline]
    pub(crate) fn body(&self, id: FnId) -> Result<&Body, &str> {
        let cell = self.bodies.get(id.index()).ok_or("there is no such function")?;
        match cell.get_or_init(|| body::lower(self, id).map(Box::new)) {
            Ok(body) => Ok(body),
            Err(why) => Err(why),
        }
    }

    pub(crate) fn ty(&self, id: TyId) -> Lower<&mir::Ty> {
        self.program.types.get(id.index()).ok_or_else(|| format!("there is no type {}", id.0))
    }
}
