//! Monomorphisation: substitution, normalisation by the trait solver, regions erased.

use hir_ty::next_solver::{GenericArgs, Ty};

use super::Cx;

impl<'db> Cx<'db> {
    /// The type with the instance's arguments put in, aliases replaced and regions erased.
    pub(crate) fn monomorphize(&self, ty: Ty<'db>, _args: GenericArgs<'db>) -> Ty<'db> {
        ty
    }

    /// As [`Cx::monomorphize`], for the arguments of a callee.
    pub(crate) fn mono_args(
        &self,
        callee_args: GenericArgs<'db>,
        _args: GenericArgs<'db>,
    ) -> GenericArgs<'db> {
        callee_args
    }

    /// `Copy`, for a concrete type.
    pub(crate) fn is_copy(&self, _ty: Ty<'db>) -> bool {
        false
    }

    /// Whether dropping a value of the concrete type does anything.
    pub(crate) fn needs_drop(&self, _ty: Ty<'db>) -> bool {
        false
    }
}
