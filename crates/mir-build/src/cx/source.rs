//! Spans: from syntax nodes of any file, also of macro expansions, to byte ranges of real files.

use hir_def::{AstIdLoc, Lookup, src::HasSource};
use hir_expand::{HirFileId, InFile, MacroCallId};
use mir::{FileId, Span};
use syntax::{AstNode, SyntaxNode, SyntaxNodePtr};

use super::Cx;

impl<'db> Cx<'db> {
    /// Where a node is in a real file. What a macro made is at the macro call; what the reader
    /// wrote in the call's arguments is where it was written.
    pub(crate) fn span(&self, node: InFile<impl Into<SyntaxNodePtr>>) -> Span {
        let file: HirFileId = node.file_id;
        let root = file.parse_or_expand(self.db);
        let node = node.map(|ptr| ptr.into());
        match node.value.try_to_node(&root) {
            Some(syntax) => self.node_span(InFile::new(file, &syntax)),
            None => self.no_span(),
        }
    }

    /// As [`Cx::span`], for a node at hand.
    pub(crate) fn node_span(&self, node: InFile<&SyntaxNode>) -> Span {
        let range = match node.file_id {
            HirFileId::MacroFile(call) if !self.is_written(call, node.value) => {
                call.loc(self.db).kind.original_call_range_with_input(self.db)
            }
            _ => node.original_file_range_rooted(self.db),
        };
        Span {
            file: self.file_id(range.file_id.file_id(self.db)),
            lo: range.range.start().into(),
            hi: range.range.end().into(),
        }
    }

    /// Every token of the node comes from the arguments of the call, not from the macro.
    fn is_written(&self, call: MacroCallId, node: &SyntaxNode) -> bool {
        let map = call.expansion_span_map(self.db);
        map.spans_for_range(node.text_range()).all(|span| span.ctx.is_root())
    }

    /// Where an item with a syntax node is.
    pub(crate) fn item_span<N: AstNode>(
        &self,
        item: impl Lookup<Data: AstIdLoc<Ast = N> + HasSource<Value = N>>,
    ) -> Span {
        let source = item.lookup(self.db).source(self.db);
        self.node_span(source.as_ref().map(|node| node.syntax()))
    }

    pub(super) fn static_span(&self, id: hir_def::StaticId) -> Span {
        self.item_span(id)
    }

    pub(super) fn const_span(&self, id: hir_def::ConstId) -> Span {
        self.item_span(id)
    }

    /// For what has no place in any source: the start of the reader's file.
    pub(crate) fn no_span(&self) -> Span {
        Span { file: FileId::USER, lo: 0, hi: 0 }
    }

    /// The reader's file is 0; those of `ministd` follow in their order.
    pub(crate) fn file_id(&self, file: span::FileId) -> FileId {
        if file == self.world.user_file { FileId::USER } else { FileId(file.index() + 1) }
    }

    /// The name and text of a file, by our number.
    pub(crate) fn file(&self, id: FileId) -> (String, String) {
        use base_db::SourceDatabase;
        let raw = match id {
            FileId::USER => self.world.user_file,
            FileId(number) => span::FileId::from_raw(number - 1),
        };
        let name = self.world.file_names.get(raw.index() as usize).cloned().unwrap_or_default();
        (name, self.db.file_text(raw).text(self.db).to_string())
    }
}
