//! Places in the words of the source.

use mir::{Place, PlaceElem};

use super::Checker;
use crate::place_ty::{adt, place_ty};

impl Checker<'_> {
    /// `x`, `x.field`, `*x`, `x[..]`; `None` for a place without a name. What is inside a variant
    /// has no name of its own: it is called by the enum's.
    pub(super) fn describe(&self, place: &Place) -> Option<String> {
        let named = self.body.var_debug_info.iter().filter(|info| {
            info.place.local == place.local && place.projection.starts_with(&info.place.projection)
        });
        let info = named.max_by_key(|info| info.place.projection.len())?;
        let mut name = info.name.clone();
        let start = info.place.projection.len();
        // A deref is only written when nothing follows that would do it by itself.
        let mut derefs = 0;
        for (at, elem) in place.projection.iter().enumerate().skip(start) {
            if !matches!(elem, PlaceElem::Deref | PlaceElem::Downcast(_)) {
                derefs = 0;
            }
            match elem {
                PlaceElem::Deref => derefs += 1,
                PlaceElem::Field(field) => {
                    let base =
                        Place { local: place.local, projection: place.projection[..at].to_vec() };
                    let fields = place_ty(&base, self.body, self.types)
                        .map(|ty| ty.fields(self.types))
                        .unwrap_or_default();
                    let field = fields.get(field.index());
                    name = format!("{name}.{}", field.map_or("_", |field| &field.name));
                }
                PlaceElem::Index(_) => name.push_str("[_]"),
                PlaceElem::ConstantIndex { .. } | PlaceElem::Subslice { .. } => {
                    name.push_str("[..]");
                }
                PlaceElem::Downcast(_) => break,
            }
        }
        Some(format!("{}{name}", "*".repeat(derefs)))
    }

    /// The same between backquotes; otherwise `value`.
    pub(super) fn quoted(&self, place: &Place) -> String {
        self.describe(place).map_or_else(|| "value".to_owned(), |name| format!("`{name}`"))
    }

    /// The variant that a place is inside of, seen from its name.
    pub(super) fn variant_name(&self, place: &Place) -> Option<&str> {
        let at = place.projection.iter().position(|it| matches!(it, PlaceElem::Downcast(_)))?;
        let base = Place { local: place.local, projection: place.projection[..at].to_vec() };
        let ty = place_ty(&base, self.body, self.types)?;
        let PlaceElem::Downcast(variant) = place.projection[at] else { return None };
        let variant = adt(ty.ty, self.types)?.variants.get(variant.index())?;
        Some(&variant.name)
    }

    /// The name of a place's type.
    pub(super) fn type_name(&self, place: &Place) -> &str {
        match place_ty(place, self.body, self.types) {
            Some(ty) => &self.types[ty.ty.index()].name,
            None => "_",
        }
    }
}
