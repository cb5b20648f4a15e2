//! One program and the standard library it is compiled against.

use std::{any::Any, cell::Cell};

use base_db::{
    Crate, CrateDisplayName, CrateGraphBuilder, CrateName, CrateOrigin, CrateWorkspaceData,
    DependencyBuilder, Env, FileChange, FileSet, LangCrateOrigin, SourceRoot, Version, VfsPath,
    target::{Arch, TargetData},
};
use cfg::CfgOptions;
use paths::AbsPathBuf;
use span::FileId;
use triomphe::Arc;

use crate::{Db, Edition, enums::Orders};

/// rustc's data layout string of `x86_64-unknown-linux-gnu`: the machine that is simulated,
/// whatever the host.
const DATA_LAYOUT: &str =
    "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128";

/// The front end with one user program loaded. Changing the program re-checks incrementally: the
/// standard library is analysed once.
pub struct World {
    /// The salsa database.
    pub db: Db,
    /// The reader's file.
    pub user_file: FileId,
    /// The reader's crate.
    pub user_crate: Crate,
    /// `ministd`, as `std`, `core` and `alloc`.
    pub std_crate: Crate,
    /// The names of all files, indexed by `FileId`; the last is the reader's.
    pub file_names: Vec<String>,
    /// The edition of the reader's crate.
    pub edition: Edition,
    /// What a later stage remembers of the library from one program to the next.
    pub memo: Cell<Option<Box<dyn Any>>>,
    enums: Orders,
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("World").field("edition", &self.edition).finish_non_exhaustive()
    }
}

impl World {
    /// Loads `ministd` and an empty program.
    pub fn new(edition: Edition) -> Self {
        let mut db = Db::default();
        let mut change = FileChange::default();
        let mut graph = CrateGraphBuilder::default();
        let mut file_names = Vec::new();

        let mut std_files = FileSet::default();
        for (path, text) in ministd::FILES {
            let file = FileId::from_raw(file_names.len() as u32);
            std_files.insert(file, VfsPath::new_virtual_path(format!("/std/{path}")));
            change.change_file(file, Some((*text).to_owned()));
            file_names.push(format!("std/{path}"));
        }
        let user_file = FileId::from_raw(file_names.len() as u32);
        let mut user_files = FileSet::default();
        user_files.insert(user_file, VfsPath::new_virtual_path("/user/main.rs".to_owned()));
        change.change_file(user_file, Some(String::new()));
        file_names.push("src/main.rs".to_owned());

        let std_id = add_crate(
            &mut graph,
            "std",
            FileId::from_raw(0),
            span::Edition::Edition2024,
            CrateOrigin::Lang(LangCrateOrigin::Core),
        );
        let user_id = add_crate(
            &mut graph,
            "main",
            user_file,
            edition.into(),
            CrateOrigin::Local { repo: None, name: None },
        );
        for name in ["std", "core", "alloc"] {
            if let Ok(name) = CrateName::new(name) {
                // Cannot fail: the graph has two crates and no cycle.
                let dependency = DependencyBuilder::with_prelude(name, std_id, true, true);
                let _ = graph.add_dep(user_id, dependency);
            }
        }
        change
            .set_roots(vec![SourceRoot::new_library(std_files), SourceRoot::new_local(user_files)]);
        change.set_crate_graph(graph);
        let crates = change.apply(&mut db).unwrap_or_default();
        Self {
            user_crate: crates[&user_id],
            std_crate: crates[&std_id],
            db,
            user_file,
            file_names,
            edition,
            memo: Cell::default(),
            enums: Orders::default(),
        }
    }

    /// Replaces the reader's program. As rustc does, takes away a byte-order mark and reads line
    /// ends of Windows as `\n`; spans count in what is left, which [`World::source`] gives.
    pub fn set_source(&mut self, text: &str) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        self.change(text.clone());
        let mut enums = std::mem::take(&mut self.enums);
        if enums.changes_unseen(self) {
            // Seldom, and only a world that has not seen the old program is right then.
            *self = Self::new(self.edition);
            self.change(text);
            enums = Orders::default();
            enums.changes_unseen(self);
        }
        self.enums = enums;
    }

    fn change(&mut self, text: String) {
        let mut change = FileChange::default();
        change.change_file(self.user_file, Some(text));
        change.apply(&mut self.db);
    }

    /// The reader's program.
    pub fn source(&self) -> String {
        use base_db::SourceDatabase;
        self.db.file_text(self.user_file).text(&self.db).to_string()
    }

    /// Runs queries with the database attached to the thread, as the type printer and the trait
    /// solver need.
    pub fn attach<R>(&self, queries: impl FnOnce() -> R) -> R {
        hir_ty::attach_db(&self.db, queries)
    }
}

fn add_crate(
    graph: &mut CrateGraphBuilder,
    name: &str,
    root: FileId,
    edition: span::Edition,
    origin: CrateOrigin,
) -> base_db::CrateBuilderId {
    let mut cfg = CfgOptions::default();
    for atom in ["debug_assertions", "overflow_checks", "unix"] {
        cfg.insert_atom(intern::Symbol::intern(atom));
    }
    for (key, value) in [
        ("target_os", "linux"),
        ("target_family", "unix"),
        ("target_arch", "x86_64"),
        ("target_pointer_width", "64"),
        ("target_endian", "little"),
        ("panic", "unwind"),
    ] {
        cfg.insert_key_value(intern::Symbol::intern(key), intern::Symbol::intern(value));
    }
    let workspace = Arc::new(CrateWorkspaceData {
        target: Ok(TargetData { arch: Arch::Other, data_layout: DATA_LAYOUT.into() }),
        toolchain: Some(Version::new(1, 96, 0)),
    });
    graph.add_crate_root(
        root,
        edition,
        Some(CrateDisplayName::from_canonical_name(name)),
        None,
        cfg,
        None,
        Env::default(),
        origin,
        Vec::new(),
        false,
        Arc::new(working_directory()),
        workspace,
    )
}

/// Only proc macros would use it. `Path::is_absolute()` is always false on
/// wasm32-unknown-unknown, so the asserting constructors of `AbsPathBuf` panic there.
fn working_directory() -> AbsPathBuf {
    #[cfg(not(target_arch = "wasm32"))]
    return AbsPathBuf::assert_utf8(std::path::PathBuf::from("/"));
    #[cfg(target_arch = "wasm32")]
    #[allow(unsafe_code, reason = "no constructor of AbsPathBuf accepts any path on wasm32")]
    // SAFETY: `AbsPathBuf` is a newtype over `Utf8PathBuf`; the value is never read.
    unsafe {
        std::mem::transmute::<paths::Utf8PathBuf, AbsPathBuf>(paths::Utf8PathBuf::from("/"))
    }
}
