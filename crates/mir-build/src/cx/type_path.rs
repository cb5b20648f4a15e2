//! What `std::any::type_name` tells: names with the paths of the real library's modules.

use hir_def::{AdtId, HasModule, ModuleId};
use hir_ty::next_solver::{ExistentialPredicate, GenericArgs, Ty, TyKind};
use rustc_type_ir::{GenericArgKind, inherent::IntoKind};

use super::Cx;

/// Modules of `ministd` whose types are in the real library under the same path of this crate. Of
/// any other the path is not known here.
const PATHS: &[(&str, &str)] = &[
    ("alloc", "vec"),
    ("alloc", "string"),
    ("alloc", "boxed"),
    ("alloc", "rc"),
    ("alloc", "borrow"),
    ("core", "option"),
    ("core", "result"),
    ("core", "cell"),
    ("core", "cmp"),
    ("core", "marker"),
    ("core", "ops::range"),
    ("core", "mem::manually_drop"),
    ("core", "mem::maybe_uninit"),
    ("core", "ptr::non_null"),
    ("core", "num::nonzero"),
    ("core", "num::wrapping"),
    ("core", "any"),
];

impl<'db> Cx<'db> {
    /// `alloc::vec::Vec<i32>`; none when the real library's path is not known.
    pub(crate) fn type_path(&self, ty: Ty<'db>) -> Option<String> {
        Some(match ty.kind() {
            TyKind::Adt(def, args) => {
                let path = self.adt_path(def.def_id())?;
                format!("{path}{}", self.path_args(args)?)
            }
            TyKind::Ref(_, inner, mutability) => {
                format!("&{}{}", mutability.prefix_str(), self.type_path(inner)?)
            }
            TyKind::RawPtr(inner, mutability) => {
                format!("*{} {}", mutability.ptr_str(), self.type_path(inner)?)
            }
            TyKind::Slice(inner) => format!("[{}]", self.type_path(inner)?),
            TyKind::Array(inner, len) => {
                let len = hir_ty::consteval::try_const_usize(self.db, len)?;
                format!("[{}; {len}]", self.type_path(inner)?)
            }
            TyKind::Tuple(fields) => {
                let fields: Option<Vec<_>> = fields.iter().map(|it| self.type_path(it)).collect();
                match fields?.as_slice() {
                    [one] => format!("({one},)"),
                    all => format!("({})", all.join(", ")),
                }
            }
            TyKind::Dynamic(bounds, _) => match bounds.as_slice() {
                [bound] => match self.erase_bound(*bound) {
                    ExistentialPredicate::Trait(it) if it.args.is_empty() => {
                        let name = self.trait_name(it.def_id.0);
                        let module = it.def_id.0.module(self.db);
                        let path = self.module_path(module)?;
                        format!("dyn {path}::{name}")
                    }
                    _ => return None,
                },
                _ => return None,
            },
            TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Uint(_)
            | TyKind::Float(_)
            | TyKind::Str
            | TyKind::Never => self.type_name(ty),
            _ => return None,
        })
    }

    fn path_args(&self, args: GenericArgs<'db>) -> Option<String> {
        let mut names = Vec::new();
        for arg in args.as_slice() {
            match arg.kind() {
                GenericArgKind::Type(ty) if self.is_global_allocator(ty) => {}
                GenericArgKind::Type(ty) => names.push(self.type_path(ty)?),
                GenericArgKind::Const(ct) => names.push(self.const_name(ct)),
                GenericArgKind::Lifetime(_) => {}
            }
        }
        Some(if names.is_empty() { String::new() } else { format!("<{}>", names.join(", ")) })
    }

    /// The last argument of collections, which rustc does not print either.
    fn is_global_allocator(&self, ty: Ty<'db>) -> bool {
        ty.as_adt().is_some_and(|(adt, _)| {
            adt.module(self.db).krate(self.db) == self.world.std_crate
                && self.adt_name(adt) == "Global"
        })
    }

    fn adt_path(&self, adt: AdtId) -> Option<String> {
        let module = adt.module(self.db);
        Some(format!("{}::{}", self.module_path(module)?, self.adt_name(adt)))
    }

    /// The path of a module; none for blocks and for what the real library has elsewhere.
    fn module_path(&self, module: ModuleId) -> Option<String> {
        let mut names = Vec::new();
        let mut here = module;
        while let Some(parent) = here.containing_module(self.db) {
            names.push(here.name(self.db)?.as_str().to_owned());
            here = parent;
        }
        names.reverse();
        let path = names.join("::");
        if module.krate(self.db) == self.world.user_crate {
            // The first name is that of the crate, which the file's name decides.
            return None;
        }
        let (krate, _) = PATHS.iter().find(|(_, known)| *known == path)?;
        Some(format!("{krate}::{path}"))
    }
}
