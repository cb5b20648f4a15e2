//! E0793: references to fields of packed structs (rustc's `check_packed_ref`).

use hir_def::attrs::AttrFlags;
use hir_ty::next_solver::TyKind;
use mir::{Body, Place, PlaceElem, Rvalue, Span, StatementKind};
use mir_dataflow::place_ty;
use rustc_abi::Align;
use rustc_type_ir::inherent::IntoKind;

use crate::cx::Cx;

/// Where the body takes a reference that may not be aligned, and to what.
pub(crate) fn unaligned_references(cx: &Cx<'_>, body: &Body) -> Vec<(Span, String)> {
    let statements = body.blocks.iter().flat_map(|block| &block.statements);
    statements
        .filter_map(|statement| match &statement.kind {
            StatementKind::Assign(_, Rvalue::Ref(_, place)) => {
                Some((statement.span, unaligned(cx, body, place)?))
            }
            _ => None,
        })
        .collect()
}

/// The field of a packed struct, when its type wants more than the struct gives.
fn unaligned(cx: &Cx<'_>, body: &Body, place: &Place) -> Option<String> {
    let mut least: Option<(Align, String)> = None;
    for (at, &elem) in place.projection.iter().enumerate().rev() {
        let base = Place { local: place.local, projection: place.projection[..at].to_vec() };
        let ty = place_ty(&base, body, cx.ty_table())?;
        match elem {
            PlaceElem::Deref => break,
            PlaceElem::Field(field) => {
                let TyKind::Adt(def, _) = cx.ty_source(ty.ty).kind() else { continue };
                let pack = AttrFlags::repr(cx.db, def.def_id()).and_then(|repr| repr.pack);
                if let Some(pack) = pack
                    && least.as_ref().is_none_or(|(known, _)| pack < *known)
                {
                    let name = ty.fields(cx.ty_table()).get(field.index()).map(|it| &it.name);
                    least = Some((pack, name.map_or_else(String::new, |it| format!("`{it}`"))));
                }
            }
            _ => {}
        }
    }
    let (pack, field) = least?;
    let ty = cx.ty_source(place_ty(place, body, cx.ty_table())?.ty);
    let element = match ty.kind() {
        TyKind::Slice(element) => element,
        TyKind::Str => return None,
        _ => ty,
    };
    match cx.layout(element) {
        Ok(layout) if layout.align.abi <= pack => None,
        _ => Some(field),
    }
}
