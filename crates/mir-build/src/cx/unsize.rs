//! Unsizing: arrays to slices and concrete types to trait objects, also through smart pointers.

use hir_ty::next_solver::Ty;
use mir::{CastKind, Span};

use super::{Cx, Result, Unsupported};

impl<'db> Cx<'db> {
    /// The cast from one pointer type to the other: `&[T; N]` to `&[T]`, `Box<T>` to
    /// `Box<dyn Trait>`. Both are concrete.
    pub(crate) fn unsize(&mut self, _from: Ty<'db>, _to: Ty<'db>, span: Span) -> Result<CastKind> {
        Err(Unsupported { span, why: "unsizing is not there yet".to_owned() })
    }
}
