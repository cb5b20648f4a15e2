//! The layout of a type as JSON.

use analysis::World;
use mir::{Field, Tag, TyKind};
use mir_build::{LayoutOf, layout_of};
use serde_json::{Value, json};

/// Size, alignment, fields with offsets and niche of a type of the loaded program; or the error.
pub fn layout(world: &mut World, ty: &str) -> Value {
    match layout_of(world, ty) {
        Ok(layout) => found(&layout),
        Err(error) => json!({ "error": error.message, "code": error.code, "line": error.line }),
    }
}

fn found(layout: &LayoutOf) -> Value {
    let ty = &layout.types[0];
    let niche = layout.niche.map(|niche| {
        json!({
            "offset": niche.offset,
            "size": niche.size,
            "available": niche.available.to_string(),
        })
    });
    json!({
        "type": ty.name,
        "size": ty.size,
        "align": ty.align,
        "fields": fields(layout, ty.struct_fields()),
        "variants": variants(layout),
        "tag": tag(layout),
        "niche": niche,
    })
}

fn fields(layout: &LayoutOf, fields: &[Field]) -> Value {
    let one = |field: &Field| {
        let ty = &layout.types[field.ty.index()];
        json!({
            "name": field.name,
            "offset": field.offset,
            "size": ty.size,
            "type": ty.name,
        })
    };
    fields.iter().map(one).collect()
}

fn variants(layout: &LayoutOf) -> Value {
    let TyKind::Adt(adt) = &layout.types[0].kind else { return Value::Null };
    if adt.kind != mir::AdtKind::Enum {
        return Value::Null;
    }
    let one = |variant: &mir::Variant| {
        json!({
            "name": variant.name,
            "discriminant": variant.discr.to_string(),
            "fields": fields(layout, &variant.fields),
        })
    };
    adt.variants.iter().map(one).collect()
}

fn tag(layout: &LayoutOf) -> Value {
    let TyKind::Adt(adt) = &layout.types[0].kind else { return Value::Null };
    match adt.tag {
        Tag::Single(_) => Value::Null,
        Tag::Direct { offset, size } => {
            json!({ "encoding": "direct", "offset": offset, "size": size })
        }
        Tag::Niche { offset, size, .. } => {
            json!({ "encoding": "niche", "offset": offset, "size": size })
        }
    }
}
