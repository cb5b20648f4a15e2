//! The layout of a type that is given as text.

use analysis::{Diagnostic, World};
use hir_def::{ModuleDefId, nameres::crate_def_map, signatures::TypeAliasSignature};
use hir_ty::{db::HirDatabase, layout::Layout};

use crate::cx::Cx;

/// The name of the alias that is added to the reader's program.
const ALIAS: &str = "LayoutOfThisType";

/// A type with its layout.
#[derive(Clone, PartialEq, Debug)]
pub struct LayoutOf {
    /// The type and what is inside it; the type itself is entry 0.
    pub types: Vec<mir::Ty>,
    /// The largest niche, if there is any.
    pub niche: Option<Niche>,
}

/// Values that a part of a type never has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Niche {
    /// Bytes from the start of the value.
    pub offset: u64,
    /// Bytes of the part.
    pub size: u64,
    /// How many values it never has.
    pub available: u128,
}

/// The layout of a type as it would be written in the root of the reader's program. The program
/// stays loaded as it was.
///
/// # Errors
/// When the program or the type is not accepted, or the type has no layout.
pub fn layout_of(world: &mut World, ty: &str) -> Result<LayoutOf, Diagnostic> {
    let source = world.source();
    let ty = with_lifetimes(ty);
    world.set_source(&format!("{source}\n#[allow(dead_code)] type {ALIAS} = {ty};\n"));
    let found = match analysis::check(world).into_iter().find(|it| it.code != Some("E0601")) {
        Some(error) => Err(error),
        None => world.attach(|| find(world)).map_err(Diagnostic::without_place),
    };
    world.set_source(&source);
    found
}

/// `&T` as it may stand in a type alias: `&'static T`. A lifetime changes no layout.
fn with_lifetimes(ty: &str) -> String {
    ty.replace('&', "&'static ").replace("&'static '", "&'").replace("'_", "'static")
}

fn find(world: &World) -> Result<LayoutOf, String> {
    let mut cx = Cx::new(world);
    let map = crate_def_map(&world.db, world.user_crate);
    let alias = map[map.root_module_id()].scope.declarations().find_map(|def| match def {
        ModuleDefId::TypeAliasId(id) => {
            (TypeAliasSignature::of(&world.db, id).name.as_str() == ALIAS).then_some(id)
        }
        _ => None,
    });
    let alias = alias.ok_or("this is not a type")?;
    let ty = cx.mono(world.db.ty(alias.into()).skip_binder(), cx.no_args());
    cx.ty(ty).map_err(|unsupported| unsupported.why)?;
    let layout = cx.layout(ty).map_err(|error| error.to_string())?;
    Ok(LayoutOf { types: cx.ty_table().to_vec(), niche: niche(world, &layout) })
}

fn niche(world: &World, layout: &Layout) -> Option<Niche> {
    let niche = layout.largest_niche?;
    let target = world.db.target_data_layout_or_default(world.user_crate);
    Some(Niche {
        offset: niche.offset.bytes(),
        size: niche.value.size(target).bytes(),
        available: niche.available(target),
    })
}

#[cfg(test)]
mod tests {
    use super::with_lifetimes;

    #[test]
    fn elided_lifetimes() {
        assert_eq!(with_lifetimes("Option<&mut &'a [u8]>"), "Option<&'static mut &'a [u8]>");
        assert_eq!(with_lifetimes("Ref<'_, &str>"), "Ref<'static, &'static str>");
    }
}
