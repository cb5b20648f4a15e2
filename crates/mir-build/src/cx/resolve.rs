//! What a call calls: trait methods to impl methods, intrinsics, closures, trait objects.

use hir_def::{FunctionId, VariantId};
use hir_ty::{
    db::InternedClosureId,
    next_solver::{GenericArgs, Ty},
};
use mir::{Callee, FnId, Span};
use rustc_type_ir::ClosureKind;

use super::{Cx, Instance, Result, Unsupported};

impl<'db> Cx<'db> {
    /// Resolves a function with concrete arguments to what a call of it runs. Takes the function
    /// of the path or method call as inference resolved it, also a method of a trait.
    pub(crate) fn callee(
        &mut self,
        function: FunctionId,
        args: GenericArgs<'db>,
        _span: Span,
    ) -> Result<Callee> {
        Ok(Callee::Fn(self.instance(Instance::Fn(function, args))))
    }

    /// The constructor of a tuple struct or variant as a function.
    pub(crate) fn constructor(
        &mut self,
        _variant: VariantId,
        _args: GenericArgs<'db>,
        span: Span,
    ) -> Result<FnId> {
        Err(Unsupported { span, why: "constructors as functions are not there yet".to_owned() })
    }

    /// A closure's body, callable as `kind`: `ty` is the concrete type of the closure.
    pub(crate) fn closure_body(
        &mut self,
        _closure: InternedClosureId<'db>,
        _kind: ClosureKind,
        _ty: Ty<'db>,
        span: Span,
    ) -> Result<FnId> {
        Err(Unsupported { span, why: "closures are not there yet".to_owned() })
    }
}
