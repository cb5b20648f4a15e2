//! ministd under the front end: no diagnostic, no unknown type, and rustc's layouts.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use analysis::{Edition, World};
use hir_def::{
    AssocItemId, DefWithBodyId, FunctionId, ModuleDefId, expr_store::Body, nameres::crate_def_map,
    signatures::FunctionSignature,
};
use hir_ty::{InferenceResult, ParamEnvAndCrate, db::HirDatabase as _, next_solver::DbInterner};

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every function of a crate: free, inherent, in impls and in traits.
fn functions(world: &World, krate: base_db::Crate) -> Vec<FunctionId> {
    let db = &world.db;
    let mut found = Vec::new();
    for (_, module) in crate_def_map(db, krate).modules() {
        let mut assoc = |items: &[(hir_expand::name::Name, AssocItemId)]| {
            found.extend(items.iter().filter_map(|&(_, item)| match item {
                AssocItemId::FunctionId(id) => Some(id),
                _ => None,
            }));
        };
        for def in module.scope.declarations() {
            if let ModuleDefId::TraitId(id) = def {
                assoc(&id.trait_items(db).items);
            }
        }
        for id in module.scope.impls() {
            assoc(&id.impl_items(db).items);
        }
        found.extend(module.scope.declarations().filter_map(|def| match def {
            ModuleDefId::FunctionId(id) => Some(id),
            _ => None,
        }));
    }
    found
}

/// What is wrong with a crate: diagnostics, and functions with expressions of unknown type.
fn problems(world: &World, krate: base_db::Crate) -> Vec<String> {
    let db = &world.db;
    let mut diagnostics = Vec::new();
    for module in hir::Crate::from(krate).modules(db) {
        module.diagnostics(db, &mut diagnostics, false);
    }
    // C's types have the names that C gives them.
    diagnostics.retain(|it| !matches!(it, hir::AnyDiagnostic::IncorrectCase(_)));
    let mut found: Vec<_> = diagnostics.iter().map(|it| format!("{it:?}")).collect();
    for id in functions(world, krate) {
        let types = InferenceResult::of(db, DefWithBodyId::from(id));
        let unknown =
            types.expression_types().filter(|(_, ty)| ty.references_non_lt_error()).count();
        if unknown > 0 {
            let name = FunctionSignature::of(db, id).name.as_str().to_owned();
            found.push(format!("{unknown} expressions of unknown type in `{name}`"));
        }
    }
    found
}

#[test]
fn every_file_is_listed() {
    fn walk(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                let path = path.strip_prefix(here().join("std")).unwrap();
                found.insert(path.to_str().unwrap().to_owned());
            }
        }
    }
    let mut files = BTreeSet::new();
    walk(&here().join("std"), &mut files);
    let listed: BTreeSet<_> = ministd::FILES.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(listed, files);
    assert_eq!(ministd::FILES[0].0, "lib.rs");
}

#[test]
fn intrinsics_are_those_of_the_machine() {
    let world = World::new(Edition::E2024);
    world.attach(|| {
        let declared: BTreeSet<_> = functions(&world, world.std_crate)
            .into_iter()
            .filter(|&id| FunctionSignature::is_intrinsic(&world.db, id))
            .map(|id| FunctionSignature::of(&world.db, id).name.as_str().to_owned())
            .collect();
        // The MIR builder makes the body of this one: only it knows the closure's body.
        let built = ["call_once_in_place".to_owned()];
        let native = mir::Intrinsic::ALL.iter().map(|it| it.name().to_owned());
        let native: BTreeSet<_> = native.chain(built).collect();
        assert_eq!(declared, native);
    });
}

#[test]
fn ministd_has_no_problem() {
    let world = World::new(Edition::E2024);
    world.attach(|| assert_eq!(problems(&world, world.std_crate), Vec::<String>::new()));
}

#[test]
fn programs_have_no_problem() {
    for edition in [Edition::E2021, Edition::E2024] {
        let mut world = World::new(edition);
        for entry in fs::read_dir(here().join("tests/programs")).unwrap() {
            let path = entry.unwrap().path();
            world.set_source(&fs::read_to_string(&path).unwrap());
            assert_eq!(analysis::check(&world), [], "{}", path.display());
            world.attach(|| {
                assert_eq!(problems(&world, world.user_crate), [""; 0], "{}", path.display());
            });
        }
    }
}

const TYPES: &[&str] = &[
    "Vec<u8>",
    "Vec<i32>",
    "Option<Vec<i32>>",
    "Option<Option<Vec<i32>>>",
    "String",
    "Option<String>",
    "Result<i32, String>",
    "Result<String, std::num::ParseIntError>",
    "Box<i32>",
    "Box<dyn Fn(i32) -> i32>",
    "Box<[u8]>",
    "Box<str>",
    "Option<Box<i32>>",
    "Option<Box<dyn std::fmt::Debug>>",
    "Result<(), Box<dyn std::error::Error>>",
    "std::rc::Rc<i32>",
    "std::rc::Rc<str>",
    "Option<std::rc::Rc<std::cell::RefCell<Vec<i32>>>>",
    "std::rc::Weak<i32>",
    "Option<std::rc::Weak<i32>>",
    "std::cell::Cell<u8>",
    "Option<std::cell::Cell<bool>>",
    "std::cell::RefCell<u8>",
    "std::cell::RefCell<String>",
    "Option<std::cell::RefCell<String>>",
    "std::cell::Ref<'static, i32>",
    "std::cell::RefMut<'static, [i32]>",
    "Option<std::cell::Ref<'static, i32>>",
    "std::cell::OnceCell<String>",
    "std::borrow::Cow<'static, str>",
    "std::ops::Range<usize>",
    "std::ops::RangeInclusive<u8>",
    "Option<std::ops::RangeInclusive<i32>>",
    "std::cmp::Ordering",
    "Option<std::cmp::Ordering>",
    "std::slice::Iter<'static, u16>",
    "std::vec::IntoIter<u16>",
    "std::vec::Drain<'static, u16>",
    "std::array::IntoIter<u16, 3>",
    "std::str::Chars<'static>",
    "std::str::CharIndices<'static>",
    "std::iter::Peekable<std::str::Chars<'static>>",
    "std::iter::Enumerate<std::slice::Iter<'static, u8>>",
    "std::iter::StepBy<std::ops::Range<i32>>",
    "std::fmt::Arguments<'static>",
    "std::fmt::Formatter<'static>",
    "std::fmt::Error",
    "std::alloc::Layout",
    "std::mem::ManuallyDrop<String>",
    "std::mem::MaybeUninit<String>",
    "Option<std::mem::MaybeUninit<bool>>",
    "std::mem::Discriminant<Option<u8>>",
    "std::num::NonZeroU32",
    "Option<std::num::NonZeroU32>",
    "Option<std::num::NonZeroI8>",
    "Option<std::num::NonZeroIsize>",
    "std::num::Wrapping<i16>",
    "std::ptr::NonNull<u8>",
    "Option<std::ptr::NonNull<u8>>",
    "std::pin::Pin<Box<u8>>",
    "Option<char>",
    "Option<Option<bool>>",
    "(u8, u32, u16)",
    "[Option<u8>; 3]",
    "std::any::TypeId",
    "std::ops::ControlFlow<u8, u32>",
    "std::string::FromUtf8Error",
    "std::panic::Location<'static>",
];

/// Size and alignment of each of [`TYPES`], as rustc says.
fn rustc_layouts() -> Vec<String> {
    let lines: String = TYPES
        .iter()
        .map(|ty| {
            format!("println!(\"{{}} {{}}\", size_of::<{ty}>(), std::mem::align_of::<{ty}>());\n")
        })
        .collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (source, program) = (folder.join("layouts.rs"), folder.join("layouts"));
    fs::write(&source, format!("use std::mem::size_of;\nfn main() {{\n{lines}}}\n")).unwrap();
    let rustc = Command::new("rustc")
        .args(["--edition", "2024", "-o"])
        .args([&program, &source])
        .output()
        .unwrap();
    assert!(rustc.status.success(), "{}", String::from_utf8_lossy(&rustc.stderr));
    let output = Command::new(&program).output().unwrap();
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn layouts_are_those_of_rustc() {
    let parameters: String =
        TYPES.iter().enumerate().map(|(i, ty)| format!("p{i}: {ty},\n")).collect();
    let mut world = World::new(Edition::E2024);
    world.set_source(&format!("fn f({parameters}) {{}}\nfn main() {{}}\n"));
    let db = &world.db;
    let ours = world.attach(|| {
        let f = functions(&world, world.user_crate)
            .into_iter()
            .find(|id| FunctionSignature::of(db, *id).name.as_str() == "f")
            .unwrap();
        let types = InferenceResult::of(db, DefWithBodyId::from(f));
        let interner = DbInterner::new_with(db, world.user_crate);
        let env = ParamEnvAndCrate {
            param_env: hir_ty::next_solver::ParamEnv::empty(interner),
            krate: world.user_crate,
        };
        Body::of(db, f.into())
            .params
            .iter()
            .map(|param| match db.layout_of_ty(types.pat_ty(param.formal).store(), env.store()) {
                Ok(layout) => format!("{} {}", layout.size.bytes(), layout.align.abi.bytes()),
                Err(error) => format!("{error:?}"),
            })
            .collect::<Vec<_>>()
    });
    let with_names = |layouts: Vec<String>| -> Vec<_> {
        TYPES.iter().zip(layouts).map(|(ty, layout)| format!("{ty}: {layout}")).collect()
    };
    assert_eq!(with_names(ours), with_names(rustc_layouts()));
}
