//! What could be changed, by the code of the error. Nothing here has to be right: what does not
//! compile is not offered.

use mir::borrows::{Conflict, Range};
use syntax::{
    AstNode, SyntaxNode, TextRange,
    ast::{self, HasArgList, HasGenericParams, HasLoopBody, HasModuleItem, HasName},
};

use super::edit::{Candidate, Edits, Text, after, before, pattern_name, text};

/// Changes that may take the error away, the best first.
pub(super) fn candidates(source: &str, conflict: &Conflict) -> Vec<Candidate> {
    let mut ways =
        Ways { text: Text::new(source), conflict, at: range(conflict.at), found: Vec::new() };
    match conflict.code.as_deref() {
        Some("E0382") => ways.moved(),
        Some("E0384" | "E0594" | "E0596") => ways.immutable(),
        Some("E0499" | "E0502" | "E0503" | "E0505" | "E0506") => ways.borrowed(),
        Some("E0597" | "E0716") => ways.too_short(),
        Some("E0373") => {
            ways.insert("Move what it uses into the closure", before(ways.at), "move ")
        }
        Some("E0507" | "E0508" | "E0509") => ways.not_owned(),
        Some("E0515") => ways.return_owned(),
        Some("E0381") => ways.without_value(),
        Some("E0133") => ways.in_unsafe(),
        Some("E0106" | "E0621") => ways.lifetimes(),
        None if conflict.message.contains("lifetime") => ways.lifetimes(),
        Some("E0004") => ways.match_the_rest(),
        _ => {}
    }
    ways.found
}

struct Ways<'a> {
    text: Text<'a>,
    conflict: &'a Conflict,
    at: TextRange,
    found: Vec<Candidate>,
}

impl Ways<'_> {
    fn offer(&mut self, title: impl Into<String>, edits: Edits) {
        if !edits.is_empty()
            && let Some(source) = self.text.edited(edits)
        {
            self.found.push(Candidate { title: title.into(), source });
        }
    }

    fn insert(&mut self, title: &str, at: TextRange, text: &str) {
        self.offer(title, vec![(at, text.to_owned())]);
    }

    /// The first name between backquotes in the message.
    fn name(&self) -> Option<String> {
        let name = self.conflict.message.split('`').nth(1)?;
        Some(name.trim_start_matches('*').split(['.', '[']).next()?.to_owned())
    }

    fn label(&self, words: &str) -> Option<TextRange> {
        let labels = &self.conflict.labels;
        labels.iter().find(|(_, text)| text.contains(words)).map(|(at, _)| range(*at))
    }

    /// E0382: give away a reference or a copy instead.
    fn moved(&mut self) {
        let Some(name) = self.name() else { return };
        let places: Vec<TextRange> = (self.conflict.labels.iter())
            .filter(|(_, text)| text.contains("moved here"))
            .map(|(at, _)| range(*at))
            .collect();
        for place in places {
            // The move may be told of at the call, or at the pattern that takes a part.
            let near = self.text.statement(place).map_or(place, |it| it.text_range());
            let mut uses = self.text.uses(&name, place);
            if uses.is_empty() {
                uses = self.text.uses(&name, near);
            }
            if let Some(closure) = self.text.around::<ast::ClosureExpr>(place)
                && let Some(token) = closure.move_token()
            {
                let with_space = TextRange::new(token.text_range().start(), next_start(&token));
                self.offer("Let the closure borrow", vec![(with_space, String::new())]);
            }
            for at in uses {
                self.insert(&format!("Borrow `{name}` instead of moving it"), before(at), "&");
                self.borrow_in_callee(&name, at);
                self.insert(&format!("Give away a clone of `{name}`"), after(at), ".clone()");
            }
        }
    }

    /// The same, with the parameter of the called function changed to a reference.
    fn borrow_in_callee(&mut self, name: &str, used: TextRange) {
        let Some(callee) = self.text.called_with(used) else { return };
        let parameter = callee.param_list().and_then(|list| list.params().next());
        let (Some(ty), Some(function)) = (parameter.and_then(|it| it.ty()), callee.name()) else {
            return;
        };
        let function = text(&function);
        let mut edits = vec![(before(ty.syntax().text_range()), "&".to_owned())];
        let arguments = self.text.first_arguments(&function);
        edits.extend(arguments.into_iter().map(|at| (at, "&".to_owned())));
        self.offer(format!("Let `{function}` borrow `{name}`"), edits);
    }

    /// E0384, E0594, E0596: `mut`, or `&mut` for `&`.
    fn immutable(&mut self) {
        let name = self.name();
        if let Some(declared) = self.label("without `mut`") {
            let what =
                (self.text.source).get(usize::from(declared.start())..usize::from(declared.end()));
            let what = what.unwrap_or("it").to_owned();
            let title = format!("Declare `{what}` with `mut`");
            self.insert(&title, before(declared), "mut ");
        }
        let Some(name) = name else { return };
        let Some(function) = self.text.around::<ast::Fn>(self.at) else { return };
        self.mutable_parameter(&name, &function);
        // `let r = &x;`
        if let Some(declaration) = self.text.declaration(&name, self.at)
            && let Some(ast::Expr::RefExpr(reference)) = declaration.initializer()
            && reference.mut_token().is_none()
            && let Some(inner) = reference.expr()
        {
            let mut edits = vec![(before(inner.syntax().text_range()), "mut ".to_owned())];
            self.make_mutable(&text(&inner), &mut edits);
            self.offer(format!("Borrow with `&mut` in `{name}`"), edits);
        }
    }

    fn mutable_parameter(&mut self, name: &str, function: &ast::Fn) {
        let Some(list) = function.param_list() else { return };
        let Some(called) = function.name().map(|it| it.text().to_string()) else { return };
        let calls = self.text.calls(&called);
        let mut edits = Edits::new();
        if name == "self" {
            let Some(receiver) = list.self_param().filter(|it| it.amp_token().is_some()) else {
                return;
            };
            let Some(token) = receiver.name() else { return };
            edits.push((before(token.syntax().text_range()), "mut ".to_owned()));
            for call in calls.into_iter().filter_map(ast::MethodCallExpr::cast) {
                if let Some(receiver) = call.receiver() {
                    self.make_mutable(&text(&receiver), &mut edits);
                }
            }
            self.offer(format!("Let `{called}` take `&mut self`"), edits);
            return;
        }
        let position = list.params().position(|it| pattern_name(it.pat()).as_deref() == Some(name));
        let Some(index) = position else { return };
        let Some(ast::Type::RefType(ty)) = list.params().nth(index).and_then(|it| it.ty()) else {
            return;
        };
        let Some(inner) = ty.ty().filter(|_| ty.mut_token().is_none()) else { return };
        edits.push((before(inner.syntax().text_range()), "mut ".to_owned()));
        for call in calls {
            let args = ast::CallExpr::cast(call.clone()).and_then(|it| it.arg_list());
            let args = args.or_else(|| ast::MethodCallExpr::cast(call)?.arg_list());
            if let Some(ast::Expr::RefExpr(arg)) = args.and_then(|it| it.args().nth(index))
                && let Some(inner) = arg.expr().filter(|_| arg.mut_token().is_none())
            {
                edits.push((before(inner.syntax().text_range()), "mut ".to_owned()));
                self.make_mutable(&text(&inner), &mut edits);
            }
        }
        self.offer(format!("Let `{called}` borrow `{name}` with `&mut`"), edits);
    }

    fn make_mutable(&self, name: &str, edits: &mut Edits) {
        for binding in self.text.bindings(name) {
            let is_let =
                binding.syntax().parent().is_some_and(|it| ast::LetStmt::can_cast(it.kind()));
            if is_let && binding.mut_token().is_none() {
                edits.push((before(binding.syntax().text_range()), "mut ".to_owned()));
            }
        }
    }

    /// E0499, E0502, E0503, E0505, E0506: do it when the borrow is over, or do not borrow.
    fn borrowed(&mut self) {
        if let Some(later) = self.label("later") {
            self.do_it_after(later);
        }
        let taken = self.label("is borrowed here");
        if self.conflict.code.as_deref() == Some("E0505")
            && let Some(name) = self.name()
        {
            for used in self.text.uses(&name, self.at) {
                let title = format!("Give away a clone of `{name}`");
                self.insert(&title, after(used), ".clone()");
            }
        }
        if let Some(taken) = taken {
            self.own_the_borrow(taken);
        }
    }

    /// Moves the statement with the error behind the last use of the borrow.
    fn do_it_after(&mut self, later: TextRange) {
        let Some(list) = self.text.around::<ast::StmtList>(self.at) else { return };
        let in_list = |range: TextRange| {
            let mut node = self.text.covering(range)?;
            while node.parent().as_ref() != Some(list.syntax()) {
                node = node.parent()?;
            }
            Some(node)
        };
        let (Some(early), Some(late)) = (in_list(self.at), in_list(later)) else { return };
        if late.text_range().start() <= early.text_range().start() {
            return;
        }
        let edits = vec![
            (whole_lines(self.text.source, early.text_range()), String::new()),
            (
                after(late.text_range()),
                format!("\n{}{}", indent(self.text.source, &late), early.text()),
            ),
        ];
        self.offer("Do it after the last use of the borrow", edits);
    }

    /// Keeps a copy of the value in the place of a reference to it.
    fn own_the_borrow(&mut self, taken: TextRange) {
        let reference = self
            .text
            .covering(taken)
            .and_then(|node| node.ancestors().take(3).find_map(ast::RefExpr::cast));
        if let Some(reference) = reference
            && let Some(inner) = reference.expr()
        {
            let at = reference.syntax().text_range();
            let inner_text = text(&inner);
            self.offer("Copy the value instead of borrowing it", vec![(at, inner_text.clone())]);
            self.offer(
                "Clone the value instead of borrowing it",
                vec![(at, format!("{inner_text}.clone()"))],
            );
            self.offer(
                "Clone the value instead of borrowing it",
                vec![(at, format!("{inner_text}.to_owned()"))],
            );
        }
        if let Some(declaration) = self.text.around::<ast::LetStmt>(taken)
            && let Some(value) = declaration.initializer()
        {
            let at = after(value.syntax().text_range());
            for method in [
                "copied",
                "cloned",
                "clone",
                "to_owned",
                "to_string",
                "to_vec",
                "collect::<Vec<_>>",
            ] {
                self.insert("Keep a copy instead of a reference", at, &format!(".{method}()"));
            }
        }
        if let Some(turns) = self.text.around::<ast::ForExpr>(taken)
            && let Some(goes_over) = turns.iterable()
            && goes_over.syntax().text_range().contains_range(taken)
            && turns.loop_body().is_some()
        {
            let whole = goes_over.syntax().text_range();
            let title = "Go over a copy";
            if let ast::Expr::RefExpr(reference) = &goes_over
                && let Some(inner) = reference.expr()
            {
                self.offer(title, vec![(whole, format!("{}.clone()", text(&inner)))]);
                self.insert(title, after(whole), ".clone()");
            }
            if let ast::Expr::MethodCallExpr(call) = &goes_over
                && let Some(receiver) = call.receiver()
            {
                let at = after(receiver.syntax().text_range());
                self.insert(title, at, ".clone()");
            }
        }
    }

    /// E0597, E0716: let the value live longer.
    fn too_short(&mut self) {
        if self.conflict.code.as_deref() == Some("E0716") {
            self.name_the_temporary();
        }
        let Some(name) = self.name() else { return };
        if let Some(declaration) = self.text.declaration(&name, self.at) {
            self.declare_earlier(&name, &declaration);
        }
        self.own_the_borrow(self.at);
    }

    /// Moves a `let` in front of the statement whose block it is in, or to the start of its own.
    fn declare_earlier(&mut self, name: &str, declaration: &ast::LetStmt) {
        let source = self.text.source;
        let node = declaration.syntax();
        let lines = whole_lines(source, node.text_range());
        let outer = node
            .ancestors()
            .skip(2)
            .find(|it| it.parent().is_some_and(|parent| ast::StmtList::can_cast(parent.kind())));
        let first = node
            .parent()
            .and_then(|list| list.children().find(|it| ast::LetStmt::can_cast(it.kind())));
        let targets = [
            (outer, format!("Declare `{name}` before the block")),
            (
                first.filter(|it| it != node),
                format!("Declare `{name}` first: what is declared last is dropped first"),
            ),
        ];
        for (target, title) in targets {
            let Some(target) = target else { continue };
            let moved = format!("{}\n{}", node.text(), indent(source, &target));
            let edits = vec![(lines, String::new()), (before(target.text_range()), moved)];
            self.offer(title, edits);
        }
    }

    fn name_the_temporary(&mut self) {
        let source = self.text.source;
        let Some(statement) = self.text.statement(self.at) else { return };
        let Some(value) = source.get(usize::from(self.at.start())..usize::from(self.at.end()))
        else {
            return;
        };
        let value = value.trim_start_matches('&');
        let start = self.at.end() - syntax::TextSize::of(value);
        let line = format!("let value = {value};\n{}", indent(source, &statement));
        let edits = vec![
            (before(statement.text_range()), line),
            (TextRange::new(start, self.at.end()), "value".to_owned()),
        ];
        self.offer("Give the value a name, so that it lives on", edits);
    }

    /// E0507, E0508, E0509: borrow, clone or take.
    fn not_owned(&mut self) {
        self.insert("Borrow it", before(self.at), "&");
        self.insert("Clone it", after(self.at), ".clone()");
        self.insert("Take it, and leave an empty value", after(self.at), ".take()");
        let take = vec![
            (before(self.at), "std::mem::take(&mut ".to_owned()),
            (after(self.at), ")".to_owned()),
        ];
        self.offer("Take it, and leave an empty value", take);
        let by_ref: Edits = (self.conflict.labels.iter())
            .filter_map(|(at, _)| self.text.around::<ast::IdentPat>(range(*at)))
            .map(|it| (before(it.syntax().text_range()), "ref ".to_owned()))
            .collect();
        self.offer("Let the pattern borrow", by_ref);
    }

    /// E0515, E0106: give the value itself to the caller.
    fn return_owned(&mut self) {
        let Some(function) = self.text.around::<ast::Fn>(self.at) else { return };
        let Some(ast::Type::RefType(ty)) = function.ret_type().and_then(|it| it.ty()) else {
            return;
        };
        let Some(inner) = ty.ty() else { return };
        let owned = match text(&inner).as_str() {
            "str" => "String".to_owned(),
            slice if slice.starts_with('[') => format!("Vec<{}>", slice.trim_matches(['[', ']'])),
            other => other.to_owned(),
        };
        let ty = (ty.syntax().text_range(), owned);
        let source = self.text.source;
        let value =
            source.get(usize::from(self.at.start())..usize::from(self.at.end())).unwrap_or("");
        let title = "Return the value itself";
        if let Some(bare) = value.strip_prefix('&') {
            self.offer(
                title,
                vec![ty.clone(), (self.at, bare.trim_start_matches("mut ").to_owned())],
            );
        }
        for method in ["as_str", "as_slice", "as_ref"] {
            if let Some(bare) = value.strip_suffix(&format!(".{method}()")) {
                self.offer(title, vec![ty.clone(), (self.at, bare.to_owned())]);
            }
        }
        for method in ["clone", "to_owned", "to_string", "to_vec"] {
            let owned = (after(self.at), format!(".{method}()"));
            self.offer(title, vec![ty.clone(), owned]);
        }
    }

    /// E0381: a first value.
    fn without_value(&mut self) {
        let Some(name) = self.name() else { return };
        let Some(declaration) = self.text.declaration(&name, self.at) else { return };
        if declaration.initializer().is_some() {
            return;
        }
        let last = declaration.ty().map(|it| it.syntax().text_range());
        let last = last.or_else(|| declaration.pat().map(|it| it.syntax().text_range()));
        let Some(last) = last else { return };
        let binding = declaration.pat().map(|it| it.syntax().text_range());
        for value in ["0", "false", "String::new()", "Default::default()"] {
            let title = format!("Give `{name}` a first value");
            let first = (after(last), format!(" = {value}"));
            self.offer(title.clone(), vec![first.clone()]);
            if let Some(binding) = binding {
                self.offer(title, vec![first, (before(binding), "mut ".to_owned())]);
            }
        }
    }

    fn in_unsafe(&mut self) {
        let edits =
            vec![(before(self.at), "unsafe { ".to_owned()), (after(self.at), " }".to_owned())];
        self.offer("Say `unsafe`, and answer for it yourself", edits);
    }

    /// E0106, E0621, and lifetimes that do not live long enough: one name for all of them.
    fn lifetimes(&mut self) {
        let Some(function) = self.text.around::<ast::Fn>(self.at) else {
            self.lifetime_of_struct();
            return;
        };
        let mut edits = Edits::new();
        let declared = function.generic_param_list().and_then(|it| it.lifetime_params().next());
        let name = declared.as_ref().map_or_else(|| "'a".to_owned(), text);
        let parts = [
            function.param_list().map(|it| it.syntax().clone()),
            function.ret_type().map(|it| it.syntax().clone()),
        ];
        for reference in parts
            .into_iter()
            .flatten()
            .flat_map(|it| it.descendants().filter_map(ast::RefType::cast))
        {
            match (reference.lifetime(), reference.amp_token()) {
                (None, Some(amp)) => edits.push((after(amp.text_range()), format!("{name} "))),
                (Some(other), _) if text(&other) != name && text(&other) != "'static" => {
                    edits.push((other.syntax().text_range(), name.clone()));
                }
                _ => {}
            }
        }
        if declared.is_none()
            && let Some(of) = function.name()
        {
            let at = of.syntax().text_range();
            match function.generic_param_list().and_then(|it| it.l_angle_token()) {
                Some(angle) => edits.push((after(angle.text_range()), format!("{name}, "))),
                None => edits.push((after(at), format!("<{name}>"))),
            }
        }
        self.offer(format!("Say with `{name}` that they live equally long"), edits);
        if self.conflict.code.as_deref() == Some("E0106") {
            let amp = function.ret_type().and_then(|it| match it.ty()? {
                ast::Type::RefType(it) => it.amp_token(),
                _ => None,
            });
            if let Some(amp) = amp {
                self.insert("Return what lives for ever", after(amp.text_range()), "'static ");
            }
        }
    }

    fn lifetime_of_struct(&mut self) {
        let Some(item) = self.text.around::<ast::Struct>(self.at) else { return };
        let Some(name) = item.name() else { return };
        let mut edits = Edits::new();
        for reference in item.syntax().descendants().filter_map(ast::RefType::cast) {
            if let (None, Some(amp)) = (reference.lifetime(), reference.amp_token()) {
                edits.push((after(amp.text_range()), "'a ".to_owned()));
            }
        }
        if item.generic_param_list().is_none() {
            edits.push((after(name.syntax().text_range()), "<'a>".to_owned()));
            for it in self.text.file.items().filter_map(|it| match it {
                ast::Item::Impl(it) => it.self_ty(),
                _ => None,
            }) {
                if text(&it) == name.text() {
                    edits.push((after(it.syntax().text_range()), "<'_>".to_owned()));
                }
            }
        }
        self.offer("Give the struct a lifetime", edits);
    }

    fn match_the_rest(&mut self) {
        let Some(arms) =
            self.text.around::<ast::MatchExpr>(self.at).and_then(|it| it.match_arm_list())
        else {
            return;
        };
        let Some(brace) = arms.r_curly_token() else { return };
        let source = self.text.source;
        let close = indent_at(source, brace.text_range().start().into());
        let comma = match arms.arms().last() {
            Some(last) if !text(&last).ends_with([',', '}']) => ",",
            _ => "",
        };
        let at = arms.arms().last().map(|it| after(it.syntax().text_range()));
        let Some(at) = at else { return };
        for value in ["{}", "unreachable!()"] {
            let arm =
                format!("{comma}\n{close}    _ => {value}{}", if value == "{}" { "" } else { "," });
            self.insert("Match what is left", at, &arm);
        }
    }
}

fn range(range: Range) -> TextRange {
    TextRange::new(range.lo.into(), range.hi.max(range.lo).into())
}

fn next_start(token: &syntax::SyntaxToken) -> syntax::TextSize {
    match token.next_token() {
        Some(next) if next.kind().is_trivia() => next.text_range().end(),
        _ => token.text_range().end(),
    }
}

/// The spaces before a node's line.
fn indent(source: &str, node: &SyntaxNode) -> String {
    indent_at(source, node.text_range().start().into())
}

fn indent_at(source: &str, at: usize) -> String {
    let line = source[..at].rfind('\n').map_or(0, |it| it + 1);
    source[line..].chars().take_while(|it| *it == ' ').collect()
}

/// A range with the rest of its lines, when nothing else stands on them.
fn whole_lines(source: &str, range: TextRange) -> TextRange {
    let (start, end) = (usize::from(range.start()), usize::from(range.end()));
    let line = source[..start].rfind('\n').map_or(0, |it| it + 1);
    let next = source[end..].find('\n').map_or(source.len(), |it| end + it + 1);
    let rest = source[end..next].trim();
    match source[line..start].trim().is_empty() && (rest.is_empty() || rest.starts_with("//")) {
        true => TextRange::new((line as u32).into(), (next as u32).into()),
        false => range,
    }
}
