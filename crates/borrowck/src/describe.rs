//! Places as the author would write them.

use mir::{AdtKind, Body, Local, Place, PlaceElem, Ty};
use mir_dataflow::{PlaceTy, adt, place_ty};

/// `v`, `p.name`, `*r`, `a[..]`; none for what has no name.
pub(crate) fn describe(place: &Place, body: &Body, types: &[Ty]) -> Option<String> {
    let named = body
        .var_debug_info
        .iter()
        .filter(|info| {
            info.place.local == place.local && place.projection.starts_with(&info.place.projection)
        })
        .max_by_key(|info| info.place.projection.len())?;
    let mut text = named.name.clone();
    let mut at = Place { local: place.local, projection: named.place.projection.clone() };
    for &elem in &place.projection[named.place.projection.len()..] {
        match elem {
            PlaceElem::Deref => {
                // As rustc: `(*x).f` is written `x.f`.
                text = format!("*{text}");
            }
            PlaceElem::Field(field) => {
                let base = text.trim_start_matches('*').to_owned();
                let name = place_ty(&at, body, types)
                    .and_then(|ty| {
                        ty.fields(types)
                            .get(field.index())
                            .map(|field| field.name.clone())
                            .or_else(|| union_field(ty, field.index(), types))
                    })
                    .unwrap_or_else(|| field.0.to_string());
                text = format!("{base}.{name}");
            }
            PlaceElem::Index(_) | PlaceElem::ConstantIndex { .. } | PlaceElem::Subslice { .. } => {
                let base = text.trim_start_matches('*').to_owned();
                text = format!("{base}[..]");
            }
            PlaceElem::Downcast(_) => {}
        }
        at.projection.push(elem);
    }
    Some(text)
}

fn union_field(ty: PlaceTy, index: usize, types: &[Ty]) -> Option<String> {
    let adt = adt(ty.ty, types).filter(|adt| adt.kind == AdtKind::Union)?;
    adt.variants.first()?.fields.get(index).map(|field| field.name.clone())
}

/// The name of a local.
pub(crate) fn local_name(local: Local, body: &Body) -> Option<&str> {
    body.var_debug_info
        .iter()
        .find(|info| info.place.as_local() == Some(local))
        .map(|info| info.name.as_str())
}
