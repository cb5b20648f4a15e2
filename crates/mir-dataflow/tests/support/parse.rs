//! Bodies as text. One declaration, label or step on a line:
//!
//! ```text
//! arg a: S
//! let mut p: P
//! temp t: S
//! bb0
//!   p = call             a function makes a value; unwinds to the label `cleanup`, if any
//!   _ = call move a      or takes one
//!   t = move p.a         also copy, &, &mut, discr
//!   drop p               goes on after it; unwinds as calls do
//!   switch t 0 bb1 bb2   to bb1 if 0, else to bb2
//!   goto, return, resume, live, dead
//! ```
//! Places are postfix: `b.*.a` is `(*b).a`, `o.v1.0` is field 0 of variant 1, `s.[i]` an element.
//! Blocks after the label `cleanup` are cleanup blocks. The span of a step is its line.

use mir::{
    BasicBlock, BasicBlockData, Body, BodyKind, BorrowKind, Callee, Const, ConstValue, FieldIdx,
    FileId, FnId, Local, LocalDecl, LocalKind, Operand, Place, PlaceElem, Rvalue, Span, Statement,
    StatementKind, Terminator, TerminatorKind, TyId, VarDebugInfo, VariantIdx,
};

use super::types::ty;

/// The function that makes and takes values.
pub const CALLED: FnId = FnId(0);

pub fn parse(text: &str) -> Body {
    let mut parser = Parser::new(text);
    for (number, line) in text.lines().enumerate() {
        parser.span = span(number);
        parser.line(line.trim());
    }
    parser.finish()
}

/// The 0-based line of a span made by [`parse`].
pub fn line(span: Span) -> u32 {
    span.lo
}

fn span(number: usize) -> Span {
    Span { file: FileId::USER, lo: number as u32, hi: number as u32 + 1 }
}

struct Parser {
    body: Body,
    names: Vec<String>,
    labels: Vec<(String, BasicBlock)>,
    statements: Vec<Statement>,
    current: Option<BasicBlock>,
    in_cleanup: bool,
    span: Span,
}

impl Parser {
    fn new(text: &str) -> Self {
        let span = span(0);
        let ret = LocalDecl { ty: ty("()"), kind: LocalKind::Return, span };
        let mut this = Self {
            body: Body {
                name: "test".to_owned(),
                kind: BodyKind::User,
                span,
                track_caller: false,
                no_unwind: false,
                arg_count: 0,
                locals: vec![ret],
                var_debug_info: Vec::new(),
                blocks: Vec::new(),
            },
            names: vec!["_".to_owned()],
            labels: Vec::new(),
            statements: Vec::new(),
            current: None,
            in_cleanup: false,
            span,
        };
        for line in text.lines() {
            let is_label = line.trim().starts_with("bb") || line.trim() == "cleanup";
            if is_label && !line.trim().contains(' ') {
                let block = this.new_block();
                this.labels.push((line.trim().to_owned(), block));
            }
        }
        this
    }

    fn new_block(&mut self) -> BasicBlock {
        self.body.blocks.push(BasicBlockData {
            statements: Vec::new(),
            terminator: Terminator { span: self.span, kind: TerminatorKind::Unreachable },
            is_cleanup: self.in_cleanup,
        });
        BasicBlock(self.body.blocks.len() as u32 - 1)
    }

    fn line(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [] => {}
            [kind @ ("arg" | "let" | "temp"), rest @ ..] => self.declare(kind, rest),
            [label] if self.label(label).is_some() => {
                if let Some(block) = self.label(label) {
                    if self.current.is_some() {
                        self.end(TerminatorKind::Goto(block));
                    }
                    self.in_cleanup |= *label == "cleanup";
                    self.body.blocks[block.index()].is_cleanup = self.in_cleanup;
                    self.current = Some(block);
                }
            }
            ["goto", to] => self.end(TerminatorKind::Goto(self.target(to))),
            ["return"] => self.end(TerminatorKind::Return),
            ["resume"] => self.end(TerminatorKind::UnwindResume),
            ["live", name] => self.push(StatementKind::StorageLive(self.place(name).local)),
            ["dead", name] => self.push(StatementKind::StorageDead(self.place(name).local)),
            ["drop", place] => {
                let (place, unwind) = (self.place(place), self.unwind());
                self.end_at_new(|target| TerminatorKind::Drop { place, target, unwind });
            }
            ["switch", place, value, to, otherwise] => {
                self.end(TerminatorKind::SwitchInt {
                    discr: Operand::Copy(self.place(place)),
                    targets: vec![(value.parse().unwrap(), self.target(to))],
                    otherwise: self.target(otherwise),
                });
            }
            [place, "=", "call", args @ ..] => {
                let args: Vec<_> = args
                    .chunks(2)
                    .map(|arg| self.operand(arg[0], arg[1].trim_end_matches(',')))
                    .collect();
                let (destination, unwind) = (self.place(place), self.unwind());
                self.end_at_new(|target| TerminatorKind::Call {
                    callee: Callee::Fn(CALLED),
                    args,
                    destination,
                    target: Some(target),
                    unwind,
                });
            }
            [place, "=", how, from] => {
                let rvalue = match *how {
                    "&" => Rvalue::Ref(BorrowKind::Shared, self.place(from)),
                    "&mut" => Rvalue::Ref(BorrowKind::Mut { two_phase: false }, self.place(from)),
                    "discr" => Rvalue::Discriminant(self.place(from)),
                    how => Rvalue::Use(self.operand(how, from)),
                };
                self.push(StatementKind::Assign(self.place(place), rvalue));
            }
            _ => panic!("cannot read `{line}`"),
        }
    }

    fn declare(&mut self, kind: &str, words: &[&str]) {
        let mutable = words[0] == "mut";
        let words = if mutable { &words[1..] } else { words };
        let name = words[0].trim_end_matches(':').to_owned();
        let ty = ty(&words[1..].join(" "));
        let local = Local(self.body.locals.len() as u32);
        let kind = match kind {
            "arg" => {
                self.body.arg_count += 1;
                LocalKind::Arg { mutable }
            }
            "let" => LocalKind::Var { mutable },
            _ => LocalKind::Temp,
        };
        if kind != LocalKind::Temp {
            let place = Place::from(local);
            let scope = self.span;
            self.body.var_debug_info.push(VarDebugInfo { name: name.clone(), place, scope });
        }
        self.names.push(name);
        self.body.locals.push(LocalDecl { ty, kind, span: self.span });
    }

    fn operand(&self, how: &str, what: &str) -> Operand {
        match how {
            "move" => Operand::Move(self.place(what)),
            "copy" => Operand::Copy(self.place(what)),
            "const" => Operand::Constant(Const {
                ty: TyId(0),
                value: ConstValue::Scalar(what.parse().unwrap()),
            }),
            _ => panic!("no operand `{how}`"),
        }
    }

    fn place(&self, text: &str) -> Place {
        let mut steps = text.split('.');
        let name = steps.next().unwrap_or_default();
        let local = self.local(name);
        let mut place = Place::from(local);
        for step in steps {
            let elem = match step {
                "*" => PlaceElem::Deref,
                "a" => PlaceElem::Field(FieldIdx(0)),
                "b" => PlaceElem::Field(FieldIdx(1)),
                _ => match (step.as_bytes()[0], step[1..].trim_end_matches(']')) {
                    (b'v', index) => PlaceElem::Downcast(VariantIdx(index.parse().unwrap())),
                    (b'c', index) => {
                        PlaceElem::ConstantIndex { offset: index.parse().unwrap(), from_end: false }
                    }
                    (b'[', name) => PlaceElem::Index(self.local(name)),
                    _ => PlaceElem::Field(FieldIdx(step.parse().unwrap())),
                },
            };
            place = place.project(elem);
        }
        place
    }

    fn local(&self, name: &str) -> Local {
        let index = self.names.iter().position(|known| known == name);
        Local(index.unwrap_or_else(|| panic!("no local `{name}`")) as u32)
    }

    fn label(&self, name: &str) -> Option<BasicBlock> {
        self.labels.iter().find(|(known, _)| known == name).map(|&(_, block)| block)
    }

    fn target(&self, name: &str) -> BasicBlock {
        self.label(name).unwrap_or_else(|| panic!("no block `{name}`"))
    }

    fn unwind(&self) -> Option<BasicBlock> {
        if self.in_cleanup { None } else { self.label("cleanup") }
    }

    fn push(&mut self, kind: StatementKind) {
        self.statements.push(Statement { span: self.span, kind });
    }

    fn end(&mut self, kind: TerminatorKind) {
        let block = self.current.take().expect("a step outside of a block");
        let data = &mut self.body.blocks[block.index()];
        data.statements = std::mem::take(&mut self.statements);
        data.terminator = Terminator { span: self.span, kind };
    }

    fn end_at_new(&mut self, kind: impl FnOnce(BasicBlock) -> TerminatorKind) {
        let target = self.new_block();
        self.end(kind(target));
        self.current = Some(target);
    }

    fn finish(mut self) -> Body {
        assert!(self.current.is_none(), "the last block has no end");
        self.body.span = span(0);
        self.body
    }
}
