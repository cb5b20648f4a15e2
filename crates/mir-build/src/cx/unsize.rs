//! Unsizing: arrays to slices and concrete types to trait objects, also through smart pointers.

use hir_ty::next_solver::{Ty, TyKind};
use mir::{CastKind, Span};
use rustc_type_ir::inherent::IntoKind;

use super::{Cx, Result};

impl<'db> Cx<'db> {
    /// The cast from one pointer type to the other: `&[T; N]` to `&[T]`, `Box<T>` to
    /// `Box<dyn Trait>`. Both are concrete.
    pub(crate) fn unsize(&mut self, from: Ty<'db>, to: Ty<'db>, span: Span) -> Result<CastKind> {
        if from == to {
            return Ok(CastKind::Transmute);
        }
        match self.pointees(from, to) {
            Some((from, to)) => self.unsize_pointee(from, to, span),
            None => {
                let (from, to) = (self.type_name(from), self.type_name(to));
                self.unsupported(span, format!("the coercion from `{from}` to `{to}`"))
            }
        }
    }

    /// What the pointers point to, found through the one field that differs.
    fn pointees(&self, from: Ty<'db>, to: Ty<'db>) -> Option<(Ty<'db>, Ty<'db>)> {
        match (from.kind(), to.kind()) {
            (
                TyKind::Ref(_, from, _) | TyKind::RawPtr(from, _),
                TyKind::Ref(_, to, _) | TyKind::RawPtr(to, _),
            ) => Some((from, to)),
            (TyKind::Pat(from, _), TyKind::Pat(to, _)) => self.pointees(from, to),
            (TyKind::Adt(def, from_args), TyKind::Adt(to_def, to_args))
                if def == to_def && def.is_struct() =>
            {
                let variant = *self.variants(def.def_id()).first()?;
                let from = self.field_tys(variant, from_args);
                let to = self.field_tys(variant, to_args);
                from.into_iter()
                    .zip(to)
                    .filter(|(from, to)| from != to)
                    .find_map(|(from, to)| self.pointees(from, to))
            }
            _ => None,
        }
    }

    fn unsize_pointee(&mut self, from: Ty<'db>, to: Ty<'db>, span: Span) -> Result<CastKind> {
        match (from.kind(), to.kind()) {
            (TyKind::Array(_, len), TyKind::Slice(_)) => {
                match hir_ty::consteval::try_const_usize(self.db, len) {
                    Some(len) => Ok(CastKind::UnsizeSlice(len as u64)),
                    None if self.is_generic => Ok(CastKind::UnsizeSlice(0)),
                    None => self.unsupported(span, "the length of an array is not known"),
                }
            }
            (TyKind::Dynamic(..), TyKind::Dynamic(..)) => {
                // When only auto traits are forgotten, the vtable is the same.
                let entry = self.upcast_entry(from, to);
                Ok(entry.map_or(CastKind::Transmute, CastKind::UpcastDyn))
            }
            (_, TyKind::Dynamic(..)) => Ok(CastKind::UnsizeDyn(self.vtable(from, to, span)?)),
            (TyKind::Adt(def, from_args), TyKind::Adt(to_def, to_args)) if def == to_def => {
                let tails = self.variants(def.def_id()).first().and_then(|&variant| {
                    let from = *self.field_tys(variant, from_args).last()?;
                    Some((from, *self.field_tys(variant, to_args).last()?))
                });
                match tails {
                    Some((from, to)) => self.unsize_pointee(from, to, span),
                    None => self.unsupported(span, "this coercion"),
                }
            }
            _ => {
                let (from, to) = (self.type_name(from), self.type_name(to));
                self.unsupported(span, format!("the coercion from `{from}` to `{to}`"))
            }
        }
    }
}
