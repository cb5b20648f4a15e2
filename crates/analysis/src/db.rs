//! The in-memory rust-analyzer database: no files, no project model, no threads.

use base_db::{
    CrateGraphBuilder, CratesMap, FileSourceRootInput, FileText, Nonce, SourceDatabase, SourceRoot,
    SourceRootId, SourceRootInput,
};
use salsa::Durability;
use span::FileId;
use triomphe::Arc;

/// The salsa database that every query of the front end runs on.
#[salsa::db]
#[derive(Clone)]
pub struct Db {
    storage: salsa::Storage<Self>,
    files: Arc<base_db::Files>,
    crates_map: Arc<CratesMap>,
    nonce: Nonce,
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Db")
    }
}

impl std::panic::RefUnwindSafe for Db {}

impl Default for Db {
    fn default() -> Self {
        let mut this = Self {
            storage: salsa::Storage::new(None),
            files: Arc::default(),
            crates_map: Arc::default(),
            nonce: Nonce::new(),
        };
        hir_def::set_expand_proc_attr_macros(&mut this, false);
        base_db::set_all_crates_with_durability(&mut this, std::iter::empty(), Durability::HIGH);
        _ = base_db::LibraryRoots::builder(Default::default())
            .durability(Durability::MEDIUM)
            .new(&this);
        _ = base_db::LocalRoots::builder(Default::default())
            .durability(Durability::MEDIUM)
            .new(&this);
        CrateGraphBuilder::default().set_in_db(&mut this);
        this
    }
}

#[salsa::db]
impl salsa::Database for Db {}

#[salsa::db]
impl SourceDatabase for Db {
    fn file_text(&self, file_id: FileId) -> FileText {
        self.files.file_text(file_id)
    }
    fn set_file_text(&mut self, file_id: FileId, text: &str) {
        let files = Arc::clone(&self.files);
        files.set_file_text(self, file_id, text);
    }
    fn set_file_text_with_durability(
        &mut self,
        file_id: FileId,
        text: &str,
        durability: Durability,
    ) {
        let files = Arc::clone(&self.files);
        files.set_file_text_with_durability(self, file_id, text, durability);
    }
    fn source_root(&self, id: SourceRootId) -> SourceRootInput {
        self.files.source_root(id)
    }
    fn set_source_root_with_durability(
        &mut self,
        id: SourceRootId,
        root: Arc<SourceRoot>,
        durability: Durability,
    ) {
        let files = Arc::clone(&self.files);
        files.set_source_root_with_durability(self, id, root, durability);
    }
    fn file_source_root(&self, id: FileId) -> FileSourceRootInput {
        self.files.file_source_root(self, id)
    }
    fn set_file_source_root_with_durability(
        &mut self,
        id: FileId,
        root: SourceRootId,
        durability: Durability,
    ) {
        let files = Arc::clone(&self.files);
        files.set_file_source_root_with_durability(self, id, root, durability);
    }
    fn crates_map(&self) -> Arc<CratesMap> {
        self.crates_map.clone()
    }
    fn nonce_and_revision(&self) -> (Nonce, salsa::Revision) {
        (self.nonce, salsa::plumbing::ZalsaDatabase::zalsa(self).current_revision())
    }
    fn line_column(&self, _: FileId, _: syntax::TextSize) -> Result<(u32, u32), ()> {
        // Only asked for by `line!()` in proc macros, which there are none of.
        Err(())
    }
}
