//! rust-analyzer's diagnostics as rustc's codes and plain sentences.

use hir::{AnyDiagnostic, Type};
use hir_expand::InFile;
use hir_ty::display::{DisplayTarget, HirDisplay};
use span::FileId;
use syntax::{
    AstNode, SyntaxElement, SyntaxKind, SyntaxNode, SyntaxNodePtr, TextRange,
    ast::{self, HasName},
};

use crate::{World, library};

/// A diagnostic with its place in a real file.
pub(crate) struct Explained {
    pub(crate) file: FileId,
    pub(crate) range: TextRange,
    pub(crate) code: Option<&'static str>,
    pub(crate) message: String,
    /// Something of the real library that ours lacks.
    pub(crate) missing: Option<String>,
}

/// Where a diagnostic points.
enum At {
    Node(InFile<SyntaxNodePtr>),
    Range(InFile<TextRange>),
}

impl<T: Into<SyntaxNodePtr>> From<InFile<T>> for At {
    fn from(node: InFile<T>) -> Self {
        Self::Node(node.map(Into::into))
    }
}

/// The code, place and sentence of a diagnostic; `None` for lints and hints.
pub(crate) fn explain<'db>(
    world: &'db World,
    diagnostic: &AnyDiagnostic<'db>,
) -> Option<Explained> {
    let (code, at, message) = code_and_message(world, diagnostic)?;
    let db = &world.db;
    let range = match at {
        At::Node(node) => {
            let root = node.file_id.parse_or_expand(db);
            let syntax = node.value.try_to_node(&root)?;
            let start = header_range(&syntax).start();
            let mut range = InFile::new(node.file_id, &syntax).original_file_range_rooted(db);
            if node.file_id.file_id().is_some() {
                range.range = TextRange::new(start, range.range.end());
            }
            range
        }
        At::Range(range) => range.original_node_file_range_rooted(db),
    };
    let file = range.file_id.file_id(db);
    let missing = missing(world, diagnostic);
    Some(Explained { file, range: range.range, code, message, missing })
}

/// What the diagnostic misses, if the real library has it.
fn missing(world: &World, diagnostic: &AnyDiagnostic<'_>) -> Option<String> {
    use AnyDiagnostic as D;
    let function = |name: &str| library::is_missing(name).then(|| format!("`{name}`"));
    match diagnostic {
        D::UnresolvedMethodCall(d) => function(d.name.as_str()),
        D::UnresolvedMacroCall(d) => {
            let name = format!("{}!", d.path.segments().last()?.as_str());
            function(&name)
        }
        D::UnresolvedAssocItem(d) => {
            let node = node(world, d.expr_or_pat.map(Into::into))?;
            function(node.text().to_string().rsplit("::").next()?.trim())
        }
        D::UnresolvedIdent(d) => {
            let node = node(world, d.node.as_ref().map(|(node, _)| (*node).into()))?;
            let path = node.text().to_string();
            library::is_root(path.split("::").next()?.trim()).then(|| format!("`{path}`"))
        }
        D::UnresolvedImport(d) => {
            let node = node(world, d.decl.map(Into::into))?;
            let import = node.ancestors().find_map(ast::Use::cast)?;
            let first = import.use_tree()?.path()?.segments().next()?.syntax().text().to_string();
            library::is_root(&first).then(|| format!("`{}`", node.text()))
        }
        _ => None,
    }
}

/// The range of a node without the comments and attributes before an item.
pub(crate) fn header_range(node: &SyntaxNode) -> TextRange {
    let is_before = |it: &SyntaxElement| {
        matches!(it.kind(), SyntaxKind::ATTR | SyntaxKind::COMMENT | SyntaxKind::WHITESPACE)
    };
    let start = node.children_with_tokens().find(|it| !is_before(it));
    let whole = node.text_range();
    start.map_or(whole, |it| TextRange::new(it.text_range().start(), whole.end()))
}

fn node(world: &World, source: InFile<SyntaxNodePtr>) -> Option<SyntaxNode> {
    source.value.try_to_node(&source.file_id.parse_or_expand(&world.db))
}

type Found = Option<(Option<&'static str>, At, String)>;

fn code_and_message<'db>(world: &'db World, diagnostic: &AnyDiagnostic<'db>) -> Found {
    use AnyDiagnostic as D;
    let show = |ty: &Type<'db>| {
        let target = DisplayTarget::from_crate(&world.db, world.user_crate);
        ty.display(&world.db, target).to_string()
    };
    let some = |code: &'static str, at: At, message: String| Some((Some(code), at, message));
    match diagnostic {
        D::TypeMismatch(d) => some(
            "E0308",
            d.expr_or_pat.into(),
            format!(
                "The types do not match: `{}` is needed here, this is `{}`.",
                show(&d.expected),
                show(&d.actual)
            ),
        ),
        D::UnresolvedIdent(d) => {
            let node = d.node.as_ref().map(|(node, _)| *node);
            some("E0425", node.into(), "There is nothing of this name here.".into())
        }
        D::UnresolvedMethodCall(d) => some(
            "E0599",
            d.expr.into(),
            format!("`{}` has no method `{}`.", show(&d.receiver), d.name.as_str()),
        ),
        D::UnresolvedField(d) if d.method_with_same_name_exists => some(
            "E0615",
            d.expr.into(),
            format!("`{}` is a method: call it with `()`.", d.name.as_str()),
        ),
        D::UnresolvedField(d) if show(&d.receiver) == "{unknown}" => None,
        D::UnresolvedField(d) => {
            // rustc: E0610 for primitives, which have no fields at all.
            let code = if d.receiver.is_scalar() { "E0610" } else { "E0609" };
            let message = format!("`{}` has no field `{}`.", show(&d.receiver), d.name.as_str());
            some(code, d.expr.into(), message)
        }
        D::UnresolvedAssocItem(d) => some(
            "E0599",
            d.expr_or_pat.into(),
            "This type or trait has no associated item of this name.".into(),
        ),
        D::UnresolvedImport(d) => some("E0432", d.decl.into(), "This import leads nowhere.".into()),
        D::UnresolvedExternCrate(d) => {
            some("E0463", d.decl.into(), "There is no such crate here.".into())
        }
        D::UnresolvedModule(d) => some(
            "E0583",
            d.decl.into(),
            "There is no file for this module: write the module here, in `{ }`.".into(),
        ),
        D::UnresolvedMacroCall(d) => {
            Some((None, At::Range(d.range), "There is no macro of this name.".into()))
        }
        D::UnimplementedTrait(d) => {
            let target = DisplayTarget::from_crate(&world.db, world.user_crate);
            let predicate = d.trait_predicate.display(&world.db, target);
            some("E0277", d.span.into(), format!("This does not hold: `{predicate}`."))
        }
        D::TypeMustBeKnown(d) => some(
            "E0282",
            d.at_point.into(),
            "The type cannot be found from the code: write it.".into(),
        ),
        D::MissingMatchArms(d) => some(
            "E0004",
            d.scrutinee_expr.into(),
            format!("The `match` leaves cases out: {}.", d.uncovered_patterns),
        ),
        D::NonExhaustiveLet(d) => some(
            "E0005",
            d.pat.into(),
            format!("The pattern does not match every value: {}.", d.uncovered_patterns),
        ),
        D::MissingUnsafe(d) if d.lint == hir::UnsafeLint::HardError => {
            some("E0133", d.node.into(), "This needs an `unsafe` block.".into())
        }
        D::MismatchedArgCount(d) => some(
            if d.is_fn_trait_call { "E0057" } else { "E0061" },
            d.call_expr.into(),
            format!("{} arguments are needed, {} are given.", d.expected, d.found),
        ),
        D::MissingFields(d) => {
            let is_pattern = d.field_list_parent.syntax_node_ptr().kind() == SyntaxKind::RECORD_PAT;
            let names: Vec<_> =
                d.missed_fields.iter().map(|(name, _)| format!("`{}`", name.as_str())).collect();
            let node = match &d.field_list_parent_path {
                Some(path) if !is_pattern => InFile::new(d.file, path.syntax_node_ptr()),
                _ => InFile::new(d.file, d.field_list_parent.syntax_node_ptr()),
            };
            let code = if is_pattern { "E0027" } else { "E0063" };
            some(code, node.into(), format!("These fields are missing: {}.", names.join(", ")))
        }
        D::NoSuchField(d) => {
            let is_pattern = d.field.value.syntax_node_ptr().kind() == SyntaxKind::RECORD_PAT_FIELD;
            let is_variant = matches!(d.variant, hir_def::VariantId::EnumVariantId(_));
            let code = match (d.private.is_some(), is_pattern, is_variant) {
                (true, ..) => "E0451",
                (_, true, _) => "E0026",
                (.., true) => "E0559",
                _ => "E0560",
            };
            some(code, d.field.into(), "There is no such field.".into())
        }
        D::PrivateField(d) => some(
            "E0616",
            d.expr.into(),
            format!("The field `{}` is private.", d.field.name(&world.db).as_str()),
        ),
        D::PrivateAssocItem(d) => some("E0624", d.expr_or_pat.into(), "This is private.".into()),
        D::ExpectedFunction(d) => some(
            "E0618",
            d.call.into(),
            format!("`{}` is not a function: it cannot be called.", show(&d.found)),
        ),
        D::CannotBeDereferenced(d) => {
            some("E0614", d.expr.into(), format!("`{}` cannot be dereferenced.", show(&d.found)))
        }
        D::CannotIndexInto(d) => {
            some("E0608", d.expr.into(), format!("`{}` cannot be indexed.", show(&d.found)))
        }
        D::InvalidCast(d) => {
            use hir_ty::CastError as C;
            let code = match d.error {
                C::CastToBool => "E0054",
                C::CastToChar => "E0604",
                C::NonScalar => "E0605",
                C::SizedUnsizedCast => "E0607",
                _ => "E0606",
            };
            let message =
                format!("`{}` cannot be cast to `{}`.", show(&d.expr_ty), show(&d.cast_ty));
            some(code, d.expr.into(), message)
        }
        D::BreakOutsideOfLoop(d) => {
            let code = if d.bad_value_break { "E0571" } else { "E0268" };
            let word = if d.is_break { "break" } else { "continue" };
            some(code, d.expr.into(), format!("`{word}` cannot be used here."))
        }
        D::TraitImplMissingAssocItems(d) => {
            let names: Vec<_> =
                d.missing.iter().map(|(name, _)| format!("`{}`", name.as_str())).collect();
            let node = InFile::new(d.file_id, d.impl_.syntax_node_ptr());
            some("E0046", node.into(), format!("The impl lacks {}.", names.join(", ")))
        }
        D::TraitImplRedundantAssocItems(d) => {
            let code = match d.assoc_item.1 {
                hir::AssocItem::Function(_) => "E0407",
                hir::AssocItem::TypeAlias(_) => "E0437",
                hir::AssocItem::Const(_) => "E0438",
            };
            let name = d.assoc_item.0.as_str();
            let implementation = d.impl_.to_node(&d.file_id.parse_or_expand(&world.db));
            let items = implementation.assoc_item_list()?;
            let item = items.assoc_items().find(|item| {
                let own = ast::AnyHasName::cast(item.syntax().clone()).and_then(|it| it.name());
                own.is_some_and(|own| own.text() == name)
            })?;
            let range = InFile::new(d.file_id, header_range(item.syntax()));
            some(code, At::Range(range), format!("The trait has no `{name}`."))
        }
        D::MacroError(d) => {
            Some((None, At::Range(d.range), format!("The macro fails: {}.", d.message)))
        }
        D::MacroExpansionParseError(d) => {
            let message = "The macro makes something that is not valid here.".to_owned();
            Some((None, At::Range(d.range), message))
        }
        D::TypedHole(d) => Some((
            None,
            d.expr.into(),
            format!("`_` is not an expression; `{}` is needed here.", show(&d.expected)),
        )),
        _ => {
            let (code, at) = rare(diagnostic)?;
            some(code, at, rare_message(code).into())
        }
    }
}

/// Diagnostics whose sentence needs nothing but the code.
fn rare(diagnostic: &AnyDiagnostic<'_>) -> Option<(&'static str, At)> {
    use AnyDiagnostic as D;
    Some(match diagnostic {
        D::ArrayPatternWithoutFixedLength(d) => ("E0730", d.pat.into()),
        D::AwaitOutsideOfAsync(d) => ("E0728", d.node.into()),
        D::CannotImplicitlyDerefTraitObject(d) => ("E0033", d.pat.into()),
        D::CastToUnsized(d) => ("E0620", d.expr.into()),
        D::DuplicateField(d) => ("E0062", d.field.into()),
        D::ExpectedArrayOrSlicePat(d) => ("E0529", d.pat.into()),
        D::ExplicitDropMethodUse(d) => ("E0040", d.expr_or_path.either(Into::into, Into::into)),
        D::FruInDestructuringAssignment(d) => ("E0797", d.node.into()),
        D::FunctionalRecordUpdateOnNonStruct(d) => ("E0436", d.base_expr.into()),
        D::GenericArgsProhibited(d) => ("E0109", d.args.into()),
        D::GenericDefaultRefersToSelf(d) => ("E0735", d.segment.into()),
        D::IncoherentImpl(d) => ("E0390", InFile::new(d.file_id, d.impl_.syntax_node_ptr()).into()),
        D::IncorrectGenericsLen(d) => ("E0107", d.generics_or_segment.into()),
        D::IncorrectGenericsOrder(d) => ("E0747", d.provided_arg.into()),
        D::InferVarsNotAllowed(d) => ("E0121", d.node.into()),
        D::InvalidDeriveTarget(d) => ("E0774", At::Range(d.range)),
        D::InvalidLhsOfAssignment(d) => ("E0070", d.lhs.into()),
        D::InvalidRangePatType(d) => ("E0029", d.pat.into()),
        D::MalformedDerive(d) => ("E0777", At::Range(d.range)),
        D::MismatchedArrayPatLen(d) => (if d.has_rest { "E0528" } else { "E0527" }, d.pat.into()),
        D::MismatchedTupleStructPatArgCount(d) => ("E0023", d.expr_or_pat.into()),
        D::MissingLifetime(d) => ("E0106", d.generics_or_segment.into()),
        D::MutRefInImmRefPat(d) => ("E0596", d.pat.into()),
        D::NonExhaustiveRecordExpr(d) => ("E0639", d.expr.into()),
        D::NonExhaustiveRecordPat(d) => ("E0638", d.pat.into()),
        D::ParenthesizedGenericArgsWithoutFnTrait(d) => ("E0214", d.args.into()),
        D::PatternArgInExternFn(d) => ("E0130", d.node.into()),
        D::ReturnOutsideFunction(d) => ("E0572", d.expr.into()),
        D::TraitImplIncorrectSafety(d) => (
            if d.should_be_safe { "E0199" } else { "E0200" },
            InFile::new(d.file_id, d.impl_.syntax_node_ptr()).into(),
        ),
        D::TraitImplOrphan(d) => {
            ("E0117", InFile::new(d.file_id, d.impl_.syntax_node_ptr()).into())
        }
        D::UndeclaredLabel(d) => ("E0426", d.node.into()),
        D::UnreachableLabel(d) => ("E0767", d.node.into()),
        D::UnionExprMustHaveExactlyOneField(d) => ("E0784", d.expr.into()),
        _ => return None,
    })
}

fn rare_message(code: &str) -> &'static str {
    match code {
        "E0730" => "The length of the array is not known here.",
        "E0728" => "`await` works in `async` functions and blocks only.",
        "E0033" => "A trait object cannot be taken apart by a pattern.",
        "E0620" => "A cast to a type of unknown size.",
        "E0062" => "This field is given twice.",
        "E0529" => "A slice pattern needs an array or a slice.",
        "E0040" => "`drop` is called by the compiler: use `drop(value)` instead.",
        "E0436" => "Only a struct can be filled up with `..`.",
        "E0109" => "Generic arguments have no place here.",
        "E0107" => "The number of generic arguments is wrong.",
        "E0747" => "The generic arguments are in the wrong order.",
        "E0121" => "`_` is not allowed in the signature of an item.",
        "E0070" => "This cannot be assigned to.",
        "E0029" => "Only numbers and characters have range patterns.",
        "E0527" | "E0528" => "The pattern and the array differ in length.",
        "E0023" => "The pattern has another number of fields than the variant.",
        "E0106" => "A lifetime must be written here.",
        "E0117" => "Neither the trait nor the type is of this crate.",
        "E0426" => "There is no loop with this label.",
        "E0767" => "This label cannot be reached from here.",
        "E0572" => "`return` works in functions only.",
        _ => "rustc does not accept this.",
    }
}
