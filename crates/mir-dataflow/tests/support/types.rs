//! A fixed table of types, found by name.

use mir::{Adt, AdtKind, DropImpl, Field, FnId, Mutability, Tag, Ty, TyId, TyKind, Variant};

/// `Drop::drop` of a `Box`: the interpreter knows it by this id.
pub const FREE: FnId = FnId(1000);

const NAMES: [&str; 17] = [
    "bool",
    "()",
    "S",
    "P",
    "O",
    "Box<P>",
    "isize",
    "&mut Box<P>",
    "i32",
    "Unique",
    "*const P",
    "(S, O, i32)",
    "[S; 2]",
    "&S",
    "&mut S",
    "D",
    "[S]",
];

pub fn ty(name: &str) -> TyId {
    let index = NAMES.iter().position(|known| *known == name);
    TyId(index.unwrap_or_else(|| panic!("no type {name}")) as u32)
}

/// `S` has drop glue; `P { a: S, b: S }`; `enum O { None, One(S), Two(S, S) }`; `D { s: S }`
/// implements `Drop`.
pub fn types() -> Vec<Ty> {
    NAMES.iter().map(|name| make(name)).collect()
}

fn make(name: &str) -> Ty {
    let struct_of = |fields: &[(&str, &str)]| {
        let variant = Variant {
            name: name.to_owned(),
            discr: 0,
            fields: fields_of(fields),
            is_uninhabited: false,
        };
        Adt {
            name: name.to_owned(),
            args: Vec::new(),
            kind: AdtKind::Struct,
            is_std: false,
            variants: vec![variant],
            tag: Tag::Single(0),
            discr: None,
            drop_impl: None,
            is_box: false,
            is_coroutine: false,
            valid_range: None,
            pack: None,
        }
    };
    let drop_impl = Some(DropImpl { function: FREE, self_ref: TyId(7) });
    let kind = match name {
        "bool" => TyKind::Bool,
        "()" => TyKind::Tuple(Vec::new()),
        "S" => TyKind::Adt(Adt { drop_impl, ..struct_of(&[]) }),
        "D" => TyKind::Adt(Adt { drop_impl, ..struct_of(&[("s", "S")]) }),
        "P" => TyKind::Adt(struct_of(&[("a", "S"), ("b", "S")])),
        "O" => {
            let one = struct_of(&[("0", "S")]).variants.remove(0);
            let two = struct_of(&[("0", "S"), ("1", "S")]).variants.remove(0);
            let none = struct_of(&[]).variants.remove(0);
            TyKind::Adt(Adt {
                kind: AdtKind::Enum,
                variants: vec![
                    Variant { discr: 0, ..none },
                    Variant { discr: 1, ..one },
                    Variant { discr: 2, ..two },
                ],
                tag: Tag::Direct { offset: 0, size: 8 },
                discr: Some(ty("isize")),
                ..struct_of(&[])
            })
        }
        "Box<P>" => TyKind::Adt(Adt {
            args: vec![ty("P")],
            drop_impl,
            is_box: true,
            is_coroutine: false,
            ..struct_of(&[("0", "Unique"), ("1", "()")])
        }),
        "isize" | "i32" => TyKind::Int { signed: true },
        "&mut Box<P>" => TyKind::Ref(ty("Box<P>"), Mutability::Mut),
        "Unique" => TyKind::Adt(struct_of(&[("pointer", "*const P")])),
        "*const P" => TyKind::RawPtr(ty("P"), Mutability::Not),
        "(S, O, i32)" => TyKind::Tuple(fields_of(&[("0", "S"), ("1", "O"), ("2", "i32")])),
        "[S; 2]" => TyKind::Array(ty("S"), 2),
        "[S]" => TyKind::Slice(ty("S")),
        "&S" => TyKind::Ref(ty("S"), Mutability::Not),
        "&mut S" => TyKind::Ref(ty("S"), Mutability::Mut),
        _ => panic!("no type {name}"),
    };
    let is_copy = ["bool", "()", "isize", "i32", "&S", "*const P"].contains(&name);
    let has_glue = ["S", "P", "O", "Box<P>", "(S, O, i32)", "[S; 2]", "D", "[S]"].contains(&name);
    Ty {
        name: name.to_owned(),
        size: if name == "()" { 0 } else { 8 },
        align: 8,
        is_copy,
        drop_glue: has_glue.then_some(FnId(0)),
        kind,
    }
}

fn fields_of(fields: &[(&str, &str)]) -> Vec<Field> {
    let field =
        |(name, of): &(&str, &str)| Field { name: (*name).to_owned(), ty: ty(of), offset: 0 };
    fields.iter().map(field).collect()
}
