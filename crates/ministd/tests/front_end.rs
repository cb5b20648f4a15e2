//! ministd under the front end: no diagnostic, no unknown type, rustc's layouts.

use analysis::{Edition, World};
use hir::db::HirDatabase as _;
use hir_def::{AssocItemId, DefWithBodyId, FunctionId, ModuleDefId, nameres::crate_def_map};
use hir_ty::InferenceResult;

/// What the front end says about a crate, one line each.
fn diagnostics(world: &World, krate: base_db::Crate) -> Vec<String> {
    let db = &world.db;
    let mut all = Vec::new();
    for module in hir::Crate::from(krate).modules(db) {
        module.diagnostics(db, &mut all, false);
    }
    all.iter().map(|d| format!("{d:?}")).collect()
}

#[test]
fn report() {
    let world = World::new(Edition::E2024);
    world.attach(|| {
        let t = std::time::Instant::now();
        let found = diagnostics(&world, world.std_crate);
        for d in &found { println!("{}", d.chars().take(600).collect::<String>()); }
        println!("{} diagnostics in {:?}", found.len(), t.elapsed());
    });
}
