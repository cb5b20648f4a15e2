//! Paths: variables, constants, statics, functions, unit structs and variants.

use hir_def::{
    AdtId, VariantId,
    expr_store::{HygieneId, path::Path},
    hir::{BindingId, ExprId as HirId},
    resolver::{ResolveValueResult, ValueNs},
    signatures::{StaticFlags, StaticSignature},
};
use hir_ty::{
    method_resolution::CandidateId,
    next_solver::{Mutability as TyMutability, Region, Ty, TyKind},
};
use mir::{ConstValue, Span, VariantIdx};
use rustc_type_ir::inherent::{IntoKind, Ty as _};

use super::{ConstOrigin, Expr, ExprKind, Scope, ThirCx, Var};

impl<'db> ThirCx<'_, 'db> {
    pub(super) fn path(
        &mut self,
        expr: HirId,
        path: &Path,
        ty: Ty<'db>,
        span: Span,
        temp_scope: Option<Scope>,
    ) -> Expr<'db> {
        let whole = |kind| Expr { ty, span, temp_scope, kind };
        match self.path_kind(expr, path, ty, span, temp_scope) {
            Ok(kind) => whole(kind),
            Err(why) => whole(ExprKind::Unsupported(why)),
        }
    }

    fn path_kind(
        &mut self,
        expr: HirId,
        path: &Path,
        ty: Ty<'db>,
        span: Span,
        temp_scope: Option<Scope>,
    ) -> Result<ExprKind<'db>, String> {
        if let TyKind::FnDef(..) = ty.kind() {
            let (value, origin) = (ConstValue::ZeroSized, ConstOrigin::Literal);
            return Ok(ExprKind::Constant { value, origin });
        }
        if let Some((CandidateId::ConstId(id), generic)) =
            self.infer.assoc_resolutions_for_expr(expr)
        {
            let generic = self.cx.mono_args(generic, self.owner.args);
            let global = self.cx.const_item(id, generic, span).map_err(|it| it.why)?;
            let (value, origin) = (ConstValue::Global(global), ConstOrigin::Named);
            return Ok(ExprKind::Constant { value, origin });
        }
        if let Some(variant) = self.infer.variant_resolution_for_expr(expr) {
            return Ok(self.unit(variant));
        }
        let guard = self.resolver.update_to_inner_scope(self.cx.db, self.owner.store_owner, expr);
        let hygiene = self.store.expr_path_hygiene(expr);
        let resolved = self.resolver.resolve_path_in_value_ns_fully(self.cx.db, path, hygiene);
        self.resolver.reset_to_guard(guard);
        let resolved = resolved.ok_or("this name is not resolved")?;
        Ok(match resolved {
            ValueNs::LocalBinding(binding) => ExprKind::Var(Var::Binding(binding)),
            ValueNs::ConstId(id) => {
                let no_args = self.cx.no_args();
                let global = self.cx.const_item(id, no_args, span).map_err(|it| it.why)?;
                ExprKind::Constant { value: ConstValue::Global(global), origin: ConstOrigin::Named }
            }
            ValueNs::StaticId(id) => {
                let global = self.cx.static_item(id, span).map_err(|it| it.why)?;
                let flags = StaticSignature::of(self.cx.db, id).flags;
                // For the borrow checker, as in rustc's MIR, a reference.
                let pointer = if self.cx.is_generic && !flags.contains(StaticFlags::MUTABLE) {
                    let region = Region::new_erased(self.cx.interner);
                    Ty::new_ref(self.cx.interner, region, ty, TyMutability::Not)
                } else {
                    Ty::new_ptr(self.cx.interner, ty, TyMutability::Mut)
                };
                let value = ConstValue::Pointer(global);
                let origin = ConstOrigin::Static;
                let kind = ExprKind::Constant { value, origin };
                let arg = self.push(pointer, span, temp_scope, kind);
                ExprKind::Deref { arg }
            }
            ValueNs::StructId(id) => self.unit(id.into()),
            ValueNs::EnumVariantId(id) => self.unit(id.into()),
            ValueNs::ImplSelf(_) => match ty.as_adt() {
                Some((AdtId::StructId(id), _)) => self.unit(id.into()),
                _ => return Err("this `Self` is not a value".to_owned()),
            },
            ValueNs::GenericParam(param) => {
                let index = hir_ty::type_or_const_param_idx(self.cx.db, param.into());
                let arg = self.owner.args.as_slice().get(index as usize);
                let bits = arg
                    .and_then(|arg| arg.konst())
                    .and_then(|konst| konst.try_to_value())
                    .and_then(|value| value.try_to_bits(self.cx.db, self.cx.env));
                let bits = bits.ok_or("the value of this const parameter is not known")?;
                let bits = self.truncate(bits, ty)?;
                ExprKind::Constant { value: ConstValue::Scalar(bits), origin: ConstOrigin::Literal }
            }
            ValueNs::FunctionId(_) => {
                return Err("the type of this function is not known".to_owned());
            }
        })
    }

    fn unit(&self, variant: VariantId) -> ExprKind<'db> {
        let variant = match variant {
            VariantId::EnumVariantId(_) => self.variant_idx(variant),
            _ => VariantIdx::STRUCT,
        };
        ExprKind::Adt { variant, fields: Vec::new(), base: None, is_union: false }
    }

    /// The variable that a path on the left of `=` names.
    pub(super) fn local_binding(&self, path: &Path, hygiene: HygieneId) -> Option<BindingId> {
        match self.resolve_value(path, hygiene)? {
            ValueNs::LocalBinding(binding) => Some(binding),
            _ => None,
        }
    }

    /// Resolves a path of a pattern, in the scope of the expression that the pattern belongs to.
    pub(super) fn resolve_value(&self, path: &Path, hygiene: HygieneId) -> Option<ValueNs> {
        let mut resolver = self.resolver.clone();
        if let Some(expr) = self.scope_expr {
            let _guard = resolver.update_to_inner_scope(self.cx.db, self.owner.store_owner, expr);
        }
        match resolver.resolve_path_in_value_ns(self.cx.db, path, hygiene)? {
            ResolveValueResult::ValueNs(value) => Some(value),
            ResolveValueResult::Partial(..) => None,
        }
    }
}
