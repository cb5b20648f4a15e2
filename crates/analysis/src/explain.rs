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
fn missing<'db>(world: &'db World, diagnostic: &AnyDiagnostic<'db>) -> Option<String> {
    use AnyDiagnostic as D;
    let function = |name: &str| library::is_missing(name).then(|| format!("`{name}`"));
    let target = DisplayTarget::from_crate(&world.db, world.user_crate);
    match diagnostic {
        D::UnresolvedMethodCall(d) => function(d.name.as_str()),
        D::UnimplementedTrait(d) => {
            let predicate = d.trait_predicate.display(&world.db, target).to_string();
            is_half_known(&predicate).then(|| format!("`{predicate}`"))
        }
        D::TypeMismatch(d) => {
            let expected = d.expected.display(&world.db, target).to_string();
            is_half_known(&expected).then(|| format!("all operators of `{expected}`"))
        }
        D::UnresolvedMacroCall(d)
            if d.path.segments().len() > 1
                && d.path.segments().first().is_some_and(|it| library::is_root(it.as_str())) =>
        {
            Some(format!("`{}!`", d.path.segments().last()?.as_str()))
        }
        D::UnresolvedMacroCall(d) => {
            let name = format!("{}!", d.path.segments().last()?.as_str());
            function(&name)
        }
        D::UnresolvedAssocItem(d) => {
            let node = node(world, d.expr_or_pat.map(Into::into))?;
            function(node.text().to_string().rsplit("::").next()?.trim())
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
        D::TypeMismatch(d) if d.actual.is_never() => None,
        D::TypeMismatch(d) => {
            let (expected, actual) = (show(&d.expected), show(&d.actual));
            let found = node(world, d.expr_or_pat.map(Into::into));
            if let Some(it) = found.clone().and_then(ast::ReturnExpr::cast)
                && it.expr().is_none()
            {
                let message = format!("`return` needs a value here, a `{expected}`.");
                return some("E0069", d.expr_or_pat.into(), message);
            }
            let message =
                format!("The types do not match: `{expected}` is needed here, this is `{actual}`.");
            match found.and_then(|it| last_value(&it)) {
                Some(range) => {
                    let range = InFile::new(d.expr_or_pat.file_id, range);
                    some("E0308", At::Range(range), message)
                }
                None => some("E0308", d.expr_or_pat.into(), message),
            }
        }
        D::UnresolvedIdent(d) => {
            let node = d.node.as_ref().map(|(node, _)| *node);
            let at = match d.node.value.1 {
                Some(range) => At::Range(InFile::new(node.file_id, range)),
                None => node.into(),
            };
            some("E0425", at, "There is nothing of this name here.".into())
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
        D::UnresolvedExternCrate(d) => {
            some("E0463", d.decl.into(), "There is no such crate here.".into())
        }
        D::UnresolvedModule(d) => some(
            "E0583",
            d.decl.into(),
            "There is no file for this module: write the module here, in `{ }`.".into(),
        ),
        // Attributes that the front end does not know, as `#[test]`, change nothing.
        D::UnresolvedMacroCall(d) if !d.is_bang && is_library_attribute(d) => None,
        D::UnresolvedMacroCall(d) => {
            let name = d.path.segments().last().map(|it| it.as_str().to_owned());
            let name = name.unwrap_or_default();
            Some((None, At::Range(d.range), format!("There is no macro named `{name}!` here.")))
        }
        D::UnimplementedTrait(d) => {
            let target = DisplayTarget::from_crate(&world.db, world.user_crate);
            let predicate = d.trait_predicate.display(&world.db, target);
            some("E0277", d.span.into(), format!("This does not hold: `{predicate}`."))
        }
        D::TypeMustBeKnown(d) => some(
            if is_call_on_trait(world, d) { "E0790" } else { "E0282" },
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
        D::MismatchedArgCount(d) if !is_receiver_known(world, d) => None,
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
            let in_closure =
                node(world, d.expr.map(Into::into)).is_some_and(|it| is_in_closure(&it));
            let code = match (d.bad_value_break, in_closure) {
                (true, _) => "E0571",
                (_, true) => "E0267",
                _ => "E0268",
            };
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
            let of_other_kind = d
                .trait_
                .items(&world.db)
                .into_iter()
                .any(|it| it.name(&world.db).is_some_and(|it| it.as_str() == name));
            let code = match code {
                "E0438" if of_other_kind => "E0323",
                "E0407" if of_other_kind => "E0324",
                "E0437" if of_other_kind => "E0325",
                _ => code,
            };
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
        D::IncoherentImpl(d) => {
            let written = d.impl_.to_node(&d.file_id.parse_or_expand(&world.db));
            let ty = written.self_ty()?.syntax().text().to_string();
            let (code, message) = foreign_type(&written, &ty);
            some(code, InFile::new(d.file_id, d.impl_.syntax_node_ptr()).into(), message)
        }
        D::InvalidLhsOfAssignment(d) => {
            let assignment = node(world, d.lhs.map(Into::into)).and_then(|it| it.parent());
            let operator = assignment.and_then(ast::BinExpr::cast).and_then(|it| it.op_kind());
            let is_compound = matches!(operator, Some(ast::BinaryOp::Assignment { op: Some(_) }));
            let code = if is_compound { "E0067" } else { "E0070" };
            some(code, d.lhs.into(), "There is no place here that could be assigned to.".into())
        }
        D::TraitImplIncorrectSafety(d) => {
            let written = d.impl_.to_node(&d.file_id.parse_or_expand(&world.db));
            let (code, message) = match (written.trait_().is_some(), d.should_be_safe) {
                (false, _) => ("E0197", "An impl of a type of its own is never `unsafe`."),
                (_, true) => ("E0199", "The trait is not `unsafe`: its impl cannot be."),
                (_, false) => ("E0200", "The trait is `unsafe`: its impl must be, too."),
            };
            some(code, InFile::new(d.file_id, d.impl_.syntax_node_ptr()).into(), message.into())
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

fn is_library_attribute(attribute: &hir::UnresolvedMacroCall) -> bool {
    let name = attribute.path.segments().last();
    name.is_some_and(|name| {
        matches!(
            name.as_str(),
            "test" | "bench" | "global_allocator" | "cfg_eval" | "test_case" | "cfg_accessible"
        )
    })
}

/// Types of the library whose impls `ministd` has only in part: what it lacks for them may be in
/// the real one.
pub(crate) fn is_half_known(text: &str) -> bool {
    const HALF_KNOWN: [&str; 14] = [
        "Wrapping",
        "Saturating",
        "Cow",
        "NonZero",
        "Duration",
        "Instant",
        "SystemTime",
        "OsStr",
        "OsString",
        "Path",
        "PathBuf",
        "CStr",
        "CString",
        "Pin",
    ];
    text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|it| HALF_KNOWN.contains(&it))
}

/// The last expression of a block: there rustc reports a block of the wrong type.
fn last_value(node: &SyntaxNode) -> Option<TextRange> {
    let block = ast::BlockExpr::cast(node.clone())?;
    let tail = block.stmt_list()?.tail_expr()?;
    Some(last_value(tail.syntax()).unwrap_or_else(|| tail.syntax().text_range()))
}

/// The front end counts the arguments of a method even when it does not know whose it is.
fn is_receiver_known(world: &World, diagnostic: &hir::MismatchedArgCount) -> bool {
    let semantics = hir::Semantics::new_dyn(&world.db);
    let root = semantics.parse_or_expand(diagnostic.call_expr.file_id);
    let node = diagnostic.call_expr.value.syntax_node_ptr().try_to_node(&root);
    let receiver = node.and_then(ast::MethodCallExpr::cast).and_then(|it| it.receiver());
    receiver
        .and_then(|it| semantics.type_of_expr(&it))
        .is_none_or(|it| !it.original.contains_unknown())
}

fn is_in_closure(node: &SyntaxNode) -> bool {
    let mut around = node.ancestors().skip(1);
    around
        .find(|it| {
            ast::ClosureExpr::can_cast(it.kind())
                || ast::Fn::can_cast(it.kind())
                || ast::LoopExpr::can_cast(it.kind())
                || ast::WhileExpr::can_cast(it.kind())
                || ast::ForExpr::can_cast(it.kind())
        })
        .is_some_and(|it| ast::ClosureExpr::can_cast(it.kind()))
}

/// Is a function of a trait called through the name of the trait, `Trait::f()`?
fn is_call_on_trait(world: &World, diagnostic: &hir::TypeMustBeKnown<'_>) -> bool {
    let semantics = hir::Semantics::new_dyn(&world.db);
    let root = semantics.parse_or_expand(diagnostic.at_point.file_id);
    let node = diagnostic.at_point.value.syntax_node_ptr().try_to_node(&root);
    let path = node.and_then(|it| {
        let call = ast::CallExpr::cast(it.clone()).and_then(|it| it.expr());
        let callee = call.map_or(it, |it| it.syntax().clone());
        ast::PathExpr::cast(callee)?.path()?.qualifier()
    });
    path.and_then(|it| semantics.resolve_path(&it))
        .is_some_and(|it| matches!(it, hir::PathResolution::Def(hir::ModuleDef::Trait(_))))
}

/// The code for an impl of methods for a type that this program does not define.
fn foreign_type(written: &ast::Impl, ty: &str) -> (&'static str, String) {
    use ast::HasGenericParams;
    let params = written.generic_param_list().map(|it| it.syntax().text().to_string());
    let is_param = params.is_some_and(|it| {
        it.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == ty)
    });
    if is_param {
        return ("E0118", format!("`{ty}` is any type: methods for all types need a trait."));
    }
    let message = format!("`{ty}` is not defined here: methods for it need a trait.");
    let is_primitive = ty.starts_with(|c: char| !c.is_uppercase()) && !ty.contains("::");
    (if is_primitive { "E0390" } else { "E0116" }, message)
}

/// Diagnostics whose sentence needs nothing but the code.
fn rare(diagnostic: &AnyDiagnostic<'_>) -> Option<(&'static str, At)> {
    use AnyDiagnostic as D;
    Some(match diagnostic {
        D::ArrayPatternWithoutFixedLength(d) => ("E0730", d.pat.into()),
        D::AwaitOutsideOfAsync(d) => ("E0728", d.node.into()),
        D::CannotImplicitlyDerefTraitObject(d) => ("E0033", d.pat.into()),
        D::CastToUnsized(d) => ("E0620", d.expr.into()),
        D::DuplicateField(d) => {
            let is_pattern = d.field.value.syntax_node_ptr().kind() == SyntaxKind::RECORD_PAT_FIELD;
            (if is_pattern { "E0025" } else { "E0062" }, d.field.into())
        }
        D::ExpectedArrayOrSlicePat(d) => ("E0529", d.pat.into()),
        D::ExplicitDropMethodUse(d) => ("E0040", d.expr_or_path.either(Into::into, Into::into)),
        D::FruInDestructuringAssignment(d) => ("E0797", d.node.into()),
        D::FunctionalRecordUpdateOnNonStruct(d) => ("E0436", d.base_expr.into()),
        D::GenericArgsProhibited(d) => ("E0109", d.args.into()),
        D::GenericDefaultRefersToSelf(d) => ("E0735", d.segment.into()),
        D::IncorrectGenericsLen(d) => ("E0107", d.generics_or_segment.into()),
        D::IncorrectGenericsOrder(d) => ("E0747", d.provided_arg.into()),
        D::InferVarsNotAllowed(d) => ("E0121", d.node.into()),
        D::InvalidDeriveTarget(d) => ("E0774", At::Range(d.range)),
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
        "E0062" | "E0025" => "This field is given twice.",
        "E0529" => "A slice pattern needs an array or a slice.",
        "E0040" => "`drop` is called by the compiler: use `drop(value)` instead.",
        "E0436" => "Only a struct can be filled up with `..`.",
        "E0109" => "Generic arguments have no place here.",
        "E0107" => "The number of generic arguments is wrong.",
        "E0747" => "The generic arguments are in the wrong order.",
        "E0121" => "`_` is not allowed in the signature of an item.",
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
