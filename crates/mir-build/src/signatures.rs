//! The regions of signatures as the reader sees them: those that are written, and those that
//! elision fills in.

use mir::borrows::{Range, SignatureRegion};
use syntax::{
    AstNode, Edition, SourceFile, SyntaxNode, SyntaxToken,
    ast::{self, HasGenericParams},
};

/// The regions of every function whose result borrows, or that names a lifetime.
pub(crate) fn regions(source: &str) -> Vec<SignatureRegion> {
    let file = SourceFile::parse(source, Edition::CURRENT).tree();
    let mut found: Vec<SignatureRegion> = file
        .syntax()
        .descendants()
        .filter_map(ast::Fn::cast)
        .flat_map(|function| Signature::read(&function).regions())
        .collect();
    found.sort_by_key(|region| region.at);
    found
}

/// Where a region stands in a signature.
#[derive(Clone, PartialEq, Eq)]
enum Place {
    /// `<'a>`.
    Declared,
    /// A parameter, by its name.
    Parameter(String),
    Result,
}

struct Mark {
    at: Range,
    place: Place,
    /// `'a`; `'1` for one that is left out; none while it is not known.
    name: Option<String>,
    is_elided: bool,
}

#[derive(Default)]
struct Signature {
    marks: Vec<Mark>,
    elided: u32,
    /// The region of `&self`, which a result without one takes.
    of_self: Option<String>,
}

impl Signature {
    fn read(function: &ast::Fn) -> Self {
        let mut this = Self::default();
        let generics = function.generic_param_list();
        let declared = generics.iter().flat_map(|it| it.lifetime_params());
        for lifetime in declared.filter_map(|it| it.lifetime()) {
            this.written(&lifetime, Place::Declared);
        }
        if let Some(list) = function.param_list() {
            if let Some(it) = list.self_param()
                && let Some(amp) = it.amp_token()
            {
                let place = Place::Parameter("self".to_owned());
                match it.lifetime() {
                    Some(lifetime) => this.written(&lifetime, place),
                    None => this.left_out(&amp, place),
                }
                this.of_self = this.marks.last().and_then(|mark| mark.name.clone());
            }
            for parameter in list.params() {
                let name =
                    parameter.pat().map_or(String::new(), |it| it.syntax().text().to_string());
                let name = name.trim_start_matches("mut ").to_owned();
                if let Some(ty) = parameter.ty() {
                    this.types(ty.syntax(), &Place::Parameter(name));
                }
            }
        }
        let inputs: Vec<String> = this.names(|place| matches!(place, Place::Parameter(_)));
        if let Some(ty) = function.ret_type().and_then(|it| it.ty()) {
            this.types(ty.syntax(), &Place::Result);
        }
        let source = match (&this.of_self, inputs.as_slice()) {
            (Some(of_self), _) => Some(of_self.clone()),
            (None, [only]) => Some(only.clone()),
            _ => None,
        };
        for mark in this.marks.iter_mut().filter(|mark| mark.name.is_none()) {
            mark.name.clone_from(&source);
        }
        this
    }

    /// The references and lifetimes of a type; those of a function type are its own affair.
    fn types(&mut self, ty: &SyntaxNode, place: &Place) {
        let is_own = |node: &SyntaxNode| {
            node.ancestors().take_while(|it| it != ty).chain([ty.clone()]).any(|it| {
                ast::FnPtrType::can_cast(it.kind())
                    || ast::ParenthesizedArgList::can_cast(it.kind())
            })
        };
        for node in ty.descendants().filter(|node| !is_own(node)) {
            if let Some(reference) = ast::RefType::cast(node.clone())
                && reference.lifetime().is_none()
                && let Some(amp) = reference.amp_token()
            {
                self.left_out(&amp, place.clone());
            } else if let Some(lifetime) = ast::Lifetime::cast(node) {
                self.written(&lifetime, place.clone());
            }
        }
    }

    fn written(&mut self, lifetime: &ast::Lifetime, place: Place) {
        let text = lifetime.syntax().text();
        let at = range(lifetime.syntax().text_range());
        match text.to_string().as_str() {
            "'_" => self.unnamed(at, place),
            name => {
                let name = Some(name.to_owned());
                self.marks.push(Mark { at, place, name, is_elided: false });
            }
        }
    }

    fn left_out(&mut self, amp: &SyntaxToken, place: Place) {
        self.unnamed(range(amp.text_range()), place);
    }

    fn unnamed(&mut self, at: Range, place: Place) {
        let name = (place != Place::Result).then(|| {
            self.elided += 1;
            format!("'{}", self.elided)
        });
        self.marks.push(Mark { at, place, name, is_elided: true });
    }

    /// The names of the regions in some places, each once.
    fn names(&self, wanted: impl Fn(&Place) -> bool) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for mark in self.marks.iter().filter(|mark| wanted(&mark.place)) {
            names.extend(mark.name.clone().filter(|name| !names.contains(name)));
        }
        names
    }

    fn regions(self) -> Vec<SignatureRegion> {
        let all = self.names(|_| true);
        let in_result = self.names(|place| *place == Place::Result);
        let is_telling = self.marks.iter().any(|it| it.place != Place::Declared && !it.is_elided);
        if in_result.is_empty() && !is_telling {
            return Vec::new();
        }
        let region = |mark: &Mark| {
            let name = mark.name.clone()?;
            let number = all.iter().position(|it| *it == name)? as u32;
            let sentence = self.sentence(mark, &name, in_result.contains(&name));
            let is_elided = mark.is_elided;
            Some(SignatureRegion { at: mark.at, name, number, is_elided, sentence })
        };
        self.marks.iter().filter_map(region).collect()
    }

    fn sentence(&self, mark: &Mark, name: &str, is_in_result: bool) -> String {
        let sources: Vec<String> = (self.marks.iter())
            .filter(|it| it.name.as_deref() == Some(name))
            .filter_map(|it| match &it.place {
                Place::Parameter(parameter) => Some(format!("`{parameter}`")),
                _ => None,
            })
            .collect();
        let sources = match sources.as_slice() {
            [] => "nothing that it is given".to_owned(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} or {last}", first.join(", ")),
        };
        if name == "'static" {
            return "`'static` lasts as long as the program runs.".to_owned();
        }
        let unnamed = match mark.is_elided {
            true => format!(" The lifetime is left out in the source; here it is called `{name}`."),
            false => String::new(),
        };
        match &mark.place {
            Place::Declared => format!("`{name}` is a lifetime that each caller chooses."),
            Place::Result => format!(
                "The result may point into what {sources} borrows: as long as it is used, that \
                 stays borrowed.{unnamed}"
            ),
            Place::Parameter(parameter) if is_in_result => format!(
                "What `{parameter}` borrows stays borrowed as long as the result is used: both \
                 have `{name}`.{unnamed}"
            ),
            Place::Parameter(parameter) => {
                format!("The result keeps nothing of what `{parameter}` borrows here.{unnamed}")
            }
        }
    }
}

fn range(range: syntax::TextRange) -> Range {
    Range { lo: range.start().into(), hi: range.end().into() }
}
