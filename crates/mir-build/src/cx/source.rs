//! Spans: from syntax nodes of any file, also of macro expansions, to byte ranges of real files.

use hir_expand::{HirFileId, InFile};
use mir::{FileId, Span};
use syntax::SyntaxNodePtr;

use super::Cx;

impl<'db> Cx<'db> {
    /// Where a node is in a real file. What a macro made is at the macro call; what the reader
    /// wrote in the call's arguments is where it was written.
    pub(crate) fn span(&self, node: InFile<impl Into<SyntaxNodePtr>>) -> Span {
        let file: HirFileId = node.file_id;
        let root = file.parse_or_expand(self.db);
        let node = node.map(|ptr| ptr.into());
        let Some(syntax) = node.value.try_to_node(&root) else { return self.no_span() };
        let range = InFile::new(file, &syntax).original_file_range_rooted(self.db);
        Span {
            file: self.file_id(range.file_id.file_id(self.db)),
            lo: range.range.start().into(),
            hi: range.range.end().into(),
        }
    }

    /// For what has no place in any source: the start of the reader's file.
    pub(crate) fn no_span(&self) -> Span {
        Span { file: FileId::USER, lo: 0, hi: 0 }
    }

    /// The reader's file is 0; those of `ministd` follow in their order.
    pub(crate) fn file_id(&self, file: span::FileId) -> FileId {
        if file == self.world.user_file { FileId::USER } else { FileId(file.index() + 1) }
    }
}
