//! Patterns, with the dereferences that match ergonomics adds.

use hir_def::{
    VariantId,
    hir::{
        BindingAnnotation, Expr as HirExpr, ExprId as HirId, Literal, Pat as HirPat, PatId,
        RangeOp, UnaryOp,
    },
    resolver::ValueNs,
};
use hir_ty::{
    ByRef,
    method_resolution::CandidateId,
    next_solver::{Ty, TyKind},
};
use mir::{ConstValue, FieldIdx, Span};
use rustc_type_ir::inherent::IntoKind;

use super::{BindingMode, Pat, PatConst, PatKind, ThirCx, Var, region::Region};
use crate::cx::lower_mutability;

impl<'db> ThirCx<'_, 'db> {
    pub(super) fn pattern(&mut self, pat: PatId, region: Region) -> Pat<'db> {
        let mut lowered = self.unadjusted_pattern(pat, region);
        for adjustment in self.infer.pat_adjustment(pat).unwrap_or(&[]).iter().rev() {
            let ty = self.mono(adjustment.source.as_ref());
            let span = lowered.span;
            let kind = if ty.is_ref() {
                PatKind::Deref { subpattern: Box::new(lowered) }
            } else {
                PatKind::Unsupported("`deref` patterns are not stable Rust".to_owned())
            };
            lowered = Pat { ty, span, kind };
        }
        lowered
    }

    fn unadjusted_pattern(&mut self, pat: PatId, region: Region) -> Pat<'db> {
        let ty = self.mono(self.infer.pat_ty(pat));
        let span = self.pat_span(pat);
        let kind = match &self.store[pat] {
            HirPat::Wild | HirPat::Rest => Ok(PatKind::Wild),
            HirPat::Missing | HirPat::NotNull => Err("a pattern is missing here".to_owned()),
            HirPat::Tuple { args, ellipsis } => {
                let len = match ty.kind() {
                    TyKind::Tuple(tys) => tys.as_slice().len(),
                    _ => args.len(),
                };
                let subpatterns = self.positional(args, *ellipsis, len, region);
                Ok(PatKind::Leaf { subpatterns })
            }
            HirPat::Or(pats) => {
                let pats = pats.iter().map(|&pat| self.pattern(pat, region)).collect();
                Ok(PatKind::Or { pats })
            }
            HirPat::Record { args, .. } => self.variant_pattern(pat, |this, variant| {
                let data = variant.fields(this.cx.db);
                args.iter()
                    .filter_map(|field| {
                        let id = data.field(&field.name)?;
                        let index = FieldIdx(id.into_raw().into_u32());
                        Some((index, this.pattern(field.pat, region)))
                    })
                    .collect()
            }),
            HirPat::TupleStruct { args, ellipsis, .. } => {
                self.variant_pattern(pat, |this, variant| {
                    let len = variant.fields(this.cx.db).fields().len();
                    this.positional(args, *ellipsis, len, region)
                })
            }
            HirPat::Path(path) => {
                if self.infer.variant_resolution_for_pat(pat).is_some() {
                    self.variant_pattern(pat, |_, _| Vec::new())
                } else if self.assign_targets.is_some() && self.assigned_place(pat).is_some() {
                    return self.assigned_pat(pat, region);
                } else {
                    self.const_pattern(pat, path, ty, span).map(|value| PatKind::Constant { value })
                }
            }
            HirPat::Range { start, end, range_type } => self
                .range_end(*start, ty, span)
                .and_then(|lo| Ok((lo, self.range_end(*end, ty, span)?)))
                .map(|(lo, hi)| {
                    let inclusive = *range_type == RangeOp::Inclusive;
                    PatKind::Range { lo, hi, inclusive }
                }),
            HirPat::Slice { prefix, slice, suffix } => Ok(PatKind::Slice {
                prefix: prefix.iter().map(|&pat| self.pattern(pat, region)).collect(),
                slice: slice.map(|pat| Box::new(self.pattern(pat, region))),
                suffix: suffix.iter().map(|&pat| self.pattern(pat, region)).collect(),
            }),
            HirPat::Lit(expr) => self.literal_pattern(*expr, ty, span),
            HirPat::Bind { id, subpat } => {
                return self.binding(pat, *id, *subpat, region);
            }
            HirPat::Ref { pat: inner, .. } => {
                let subpattern = self.pattern(*inner, region);
                if self.infer.is_skipped_ref_pat(pat) {
                    return subpattern;
                }
                Ok(PatKind::Deref { subpattern: Box::new(subpattern) })
            }
            HirPat::Box { inner } => {
                Ok(PatKind::Deref { subpattern: Box::new(self.pattern(*inner, region)) })
            }
            HirPat::Deref { .. } => Err("`deref` patterns are not stable Rust".to_owned()),
            HirPat::ConstBlock(_) => Err("`const` blocks as patterns are not simulated".to_owned()),
            HirPat::Expr(_) if self.assign_targets.is_some() => {
                return self.assigned_pat(pat, region);
            }
            HirPat::Expr(_) => Err("an expression is not a pattern".to_owned()),
        };
        Pat { ty, span, kind: kind.unwrap_or_else(PatKind::Unsupported) }
    }

    fn binding(
        &mut self,
        pat: PatId,
        id: hir_def::hir::BindingId,
        subpat: Option<PatId>,
        region: Region,
    ) -> Pat<'db> {
        let var_ty = self.mono(self.infer.binding_ty(id));
        let by_ref = match self.infer.binding_mode(pat) {
            Some(mode) => match mode.0 {
                ByRef::Yes(mutability) => Some(lower_mutability(mutability)),
                ByRef::No => None,
            },
            None => match self.store[id].mode {
                BindingAnnotation::Ref => Some(mir::Mutability::Not),
                BindingAnnotation::RefMut => Some(mir::Mutability::Mut),
                BindingAnnotation::Unannotated | BindingAnnotation::Mutable => None,
            },
        };
        let (ty, mode) = match (by_ref, var_ty.kind()) {
            // The variable is a reference to what is matched.
            (Some(mutability), TyKind::Ref(_, inner, _)) => (inner, BindingMode::ByRef(mutability)),
            _ => (var_ty, BindingMode::ByValue),
        };
        let var = Var::Binding(id);
        self.var_scopes.insert(var, region.var);
        let subpattern = subpat.map(|subpat| Box::new(self.pattern(subpat, region)));
        let span = self.pat_span(pat);
        Pat { ty, span, kind: PatKind::Binding { var, mode, subpattern } }
    }

    /// Patterns by position, of which `..` may leave out some.
    fn positional(
        &mut self,
        args: &[PatId],
        ellipsis: Option<u32>,
        len: usize,
        region: Region,
    ) -> Vec<(FieldIdx, Pat<'db>)> {
        let gap_at = ellipsis.map_or(args.len(), |at| at as usize);
        let gap = len.saturating_sub(args.len());
        args.iter()
            .enumerate()
            .map(|(position, &arg)| {
                let index = if position < gap_at { position } else { position + gap };
                (FieldIdx(index as u32), self.pattern(arg, region))
            })
            .collect()
    }

    fn variant_pattern(
        &mut self,
        pat: PatId,
        fields: impl FnOnce(&mut Self, VariantId) -> Vec<(FieldIdx, Pat<'db>)>,
    ) -> Result<PatKind<'db>, String> {
        let variant = self
            .infer
            .variant_resolution_for_pat(pat)
            .ok_or("the variant of this pattern is not resolved")?;
        let subpatterns = fields(self, variant);
        Ok(match variant {
            VariantId::EnumVariantId(_) => {
                PatKind::Variant { variant: self.variant_idx(variant), subpatterns }
            }
            _ => PatKind::Leaf { subpatterns },
        })
    }

    fn literal_pattern(
        &mut self,
        expr: HirId,
        ty: Ty<'db>,
        span: Span,
    ) -> Result<PatKind<'db>, String> {
        if let HirExpr::Literal(Literal::ByteString(bytes)) = &self.store[expr] {
            return Ok(self.bytes_pattern(bytes, ty, span));
        }
        let value = self.value(expr, ty, span)?;
        Ok(PatKind::Constant { value })
    }

    /// A byte string matches an array or slice, element by element.
    fn bytes_pattern(&mut self, bytes: &[u8], ty: Ty<'db>, span: Span) -> PatKind<'db> {
        let (inner, is_ref) = match ty.kind() {
            TyKind::Ref(_, inner, _) => (inner, true),
            _ => (ty, false),
        };
        let Some(element) = inner.builtin_index() else {
            return PatKind::Unsupported("a byte string does not match this type".to_owned());
        };
        let ty_id = match self.ty_id(element) {
            Ok(id) => id,
            Err(why) => return PatKind::Unsupported(why),
        };
        let prefix = bytes
            .iter()
            .map(|&byte| {
                let value = ConstValue::Scalar(u128::from(byte));
                let kind = PatKind::Constant { value: PatConst { ty: element, ty_id, value } };
                Pat { ty: element, span, kind }
            })
            .collect();
        let slice = PatKind::Slice { prefix, slice: None, suffix: Vec::new() };
        if !is_ref {
            return slice;
        }
        PatKind::Deref { subpattern: Box::new(Pat { ty: inner, span, kind: slice }) }
    }

    fn range_end(
        &mut self,
        end: Option<HirId>,
        ty: Ty<'db>,
        span: Span,
    ) -> Result<Option<PatConst<'db>>, String> {
        end.map(|end| self.value(end, ty, span)).transpose()
    }

    /// A literal or constant inside a pattern.
    fn value(&mut self, expr: HirId, ty: Ty<'db>, span: Span) -> Result<PatConst<'db>, String> {
        let value = match &self.store[expr] {
            HirExpr::Literal(literal) => self.literal(literal, false, ty, span)?,
            HirExpr::UnaryOp { expr, op: UnaryOp::Neg } => match &self.store[*expr] {
                HirExpr::Literal(literal) => self.literal(literal, true, ty, span)?,
                _ => return Err("this is not a constant".to_owned()),
            },
            HirExpr::Path(path) => {
                let hygiene = self.store.expr_path_hygiene(expr);
                let found = self.infer.assoc_resolutions_for_expr(expr);
                self.const_value(found, path, hygiene, span)?
            }
            _ => return Err("this is not a constant".to_owned()),
        };
        let ty_id = self.ty_id(ty)?;
        Ok(PatConst { ty, ty_id, value })
    }

    fn const_pattern(
        &mut self,
        pat: PatId,
        path: &hir_def::expr_store::path::Path,
        ty: Ty<'db>,
        span: Span,
    ) -> Result<PatConst<'db>, String> {
        let hygiene = self.store.pat_path_hygiene(pat);
        let found = self.infer.assoc_resolutions_for_pat(pat);
        let value = self.const_value(found, path, hygiene, span)?;
        let ty_id = self.ty_id(ty)?;
        Ok(PatConst { ty, ty_id, value })
    }

    fn const_value(
        &mut self,
        found: Option<(CandidateId, hir_ty::next_solver::GenericArgs<'db>)>,
        path: &hir_def::expr_store::path::Path,
        hygiene: hir_def::expr_store::HygieneId,
        span: Span,
    ) -> Result<ConstValue, String> {
        let (id, generic) = match found {
            Some((CandidateId::ConstId(id), generic)) => {
                (id, self.cx.mono_args(generic, self.owner.args))
            }
            _ => match self.resolve_value(path, hygiene) {
                Some(ValueNs::ConstId(id)) => (id, self.cx.no_args()),
                _ => return Err("this path is not a constant".to_owned()),
            },
        };
        let global = self.cx.const_item(id, generic, span).map_err(|it| it.why)?;
        Ok(ConstValue::Global(global))
    }
}
