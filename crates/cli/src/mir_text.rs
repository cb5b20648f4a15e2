//! MIR as text, in the manner of `rustc --emit=mir`.

use std::fmt::Write as _;

use mir::{
    AggregateKind, AssertKind, Body, BodyKind, BorrowKind, Callee, CastKind, Const, ConstValue,
    LocalKind, Mutability, Operand, Place, PlaceElem, Program, Rvalue, StatementKind, Stop,
    TerminatorKind, TyId, UnOp,
};

/// The bodies that the reader wrote, or all.
pub fn mir_text(program: &Program, all: bool) -> String {
    let mut out = String::new();
    for body in program.bodies.iter().filter(|body| all || body.kind == BodyKind::User) {
        body_text(&mut out, program, body);
        out.push('\n');
    }
    out
}

/// One body, whoever wrote it.
pub fn body_text(out: &mut String, program: &Program, body: &Body) {
    let cx = Cx { program };
    // Writing to a string does not fail.
    let _ = cx.body(out, body);
}

struct Cx<'a> {
    program: &'a Program,
}

impl Cx<'_> {
    fn body(&self, out: &mut String, body: &Body) -> std::fmt::Result {
        let args: Vec<_> = (1..=body.arg_count as usize)
            .filter_map(|at| Some(format!("_{at}: {}", self.ty(body.locals.get(at)?.ty))))
            .collect();
        let result = body.locals.first().map_or("()", |local| self.ty(local.ty));
        writeln!(out, "fn {}({}) -> {result} {{", body.name, args.join(", "))?;
        for info in &body.var_debug_info {
            writeln!(out, "    debug {} => {};", info.name, place(&info.place))?;
        }
        for (at, local) in body.locals.iter().enumerate().skip(1 + body.arg_count as usize) {
            let mutability = match local.kind {
                LocalKind::Var { mutable: true } => "mut ",
                _ => "",
            };
            writeln!(out, "    let {mutability}_{at}: {};", self.ty(local.ty))?;
        }
        for (at, block) in body.blocks.iter().enumerate() {
            let cleanup = if block.is_cleanup { " (cleanup)" } else { "" };
            writeln!(out, "\n    bb{at}{cleanup}: {{")?;
            for statement in &block.statements {
                let line = self.program.line(statement.span);
                writeln!(out, "        {}; // {line}", self.statement(&statement.kind))?;
            }
            let terminator = self.terminator(&block.terminator.kind);
            writeln!(out, "        {terminator};\n    }}")?;
        }
        writeln!(out, "}}")
    }

    fn ty(&self, id: TyId) -> &str {
        self.program.types.get(id.index()).map_or("?", |ty| &ty.name)
    }

    fn function(&self, id: mir::FnId) -> &str {
        self.program.bodies.get(id.index()).map_or("?", |body| &body.name)
    }

    fn statement(&self, kind: &StatementKind) -> String {
        match kind {
            StatementKind::Assign(to, rvalue) => format!("{} = {}", place(to), self.rvalue(rvalue)),
            StatementKind::StorageLive(local) => format!("StorageLive(_{})", local.0),
            StatementKind::StorageDead(local) => format!("StorageDead(_{})", local.0),
            StatementKind::Stop(Stop::Drop(dropped)) => format!("stop drop {}", place(dropped)),
            StatementKind::Stop(stop) => format!("stop {stop:?}").to_lowercase(),
        }
    }

    fn terminator(&self, kind: &TerminatorKind) -> String {
        let unwind = |unwind: &Option<mir::BasicBlock>| match unwind {
            Some(block) => format!(", unwind: bb{}", block.0),
            None => String::new(),
        };
        match kind {
            TerminatorKind::Goto(target) => format!("goto -> bb{}", target.0),
            TerminatorKind::SwitchInt { discr, targets, otherwise } => {
                let targets: Vec<_> =
                    targets.iter().map(|(value, to)| format!("{value}: bb{}", to.0)).collect();
                format!(
                    "switchInt({}) -> [{}, otherwise: bb{}]",
                    self.operand(discr),
                    targets.join(", "),
                    otherwise.0
                )
            }
            TerminatorKind::Return => "return".to_owned(),
            TerminatorKind::UnwindResume => "resume".to_owned(),
            TerminatorKind::Unreachable => "unreachable".to_owned(),
            TerminatorKind::Drop { place: dropped, target, unwind: cleanup } => {
                format!("drop({}) -> [return: bb{}{}]", place(dropped), target.0, unwind(cleanup))
            }
            TerminatorKind::Call { callee, args, destination, target, unwind: cleanup } => {
                let callee = match callee {
                    Callee::Fn(id) => self.function(*id).to_owned(),
                    Callee::Intrinsic(intrinsic, tys) => {
                        let tys: Vec<_> = tys.iter().map(|ty| self.ty(*ty)).collect();
                        format!("{}::<{}>", intrinsic.name(), tys.join(", "))
                    }
                    Callee::Pointer(operand) => self.operand(operand),
                    Callee::Virtual(entry) => format!("virtual#{entry}"),
                };
                let target = target.map_or("!".to_owned(), |block| format!("bb{}", block.0));
                format!(
                    "{} = {callee}({}) -> [return: {target}{}]",
                    place(destination),
                    self.operands(args),
                    unwind(cleanup)
                )
            }
            TerminatorKind::Assert { cond, expected, msg, target, unwind: cleanup } => {
                let not = if *expected { "" } else { "!" };
                format!(
                    "assert({not}{}, {}) -> [success: bb{}{}]",
                    self.operand(cond),
                    self.assert_kind(msg),
                    target.0,
                    unwind(cleanup)
                )
            }
            TerminatorKind::Unsupported(why) => format!("unsupported({why:?})"),
        }
    }

    fn assert_kind(&self, kind: &AssertKind) -> String {
        match kind {
            AssertKind::BoundsCheck { len, index } => {
                format!("index {} < {}", self.operand(index), self.operand(len))
            }
            AssertKind::Overflow(op) => format!("{op:?} overflows"),
            other => format!("{other:?}"),
        }
    }

    fn rvalue(&self, rvalue: &Rvalue) -> String {
        match rvalue {
            Rvalue::Use(operand) => self.operand(operand),
            Rvalue::Repeat(operand, count) => format!("[{}; {count}]", self.operand(operand)),
            Rvalue::Ref(BorrowKind::Shared, of) => format!("&{}", place(of)),
            Rvalue::Ref(BorrowKind::Mut { .. }, of) => format!("&mut {}", place(of)),
            Rvalue::RawPtr(Mutability::Not, of) => format!("&raw const {}", place(of)),
            Rvalue::RawPtr(Mutability::Mut, of) => format!("&raw mut {}", place(of)),
            Rvalue::Cast(kind, operand, ty) => {
                let kind = match kind {
                    CastKind::ReifyFnPointer(id) => {
                        format!("ReifyFnPointer({})", self.function(*id))
                    }
                    other => format!("{other:?}"),
                };
                format!("{} as {} ({kind})", self.operand(operand), self.ty(*ty))
            }
            Rvalue::BinaryOp(op, left, right) => {
                format!("{op:?}({}, {})", self.operand(left), self.operand(right))
            }
            Rvalue::UnaryOp(UnOp::Not, operand) => format!("Not({})", self.operand(operand)),
            Rvalue::UnaryOp(op, operand) => format!("{op:?}({})", self.operand(operand)),
            Rvalue::Discriminant(of) => format!("discriminant({})", place(of)),
            Rvalue::Aggregate(AggregateKind::Array(_), fields) => {
                format!("[{}]", self.operands(fields))
            }
            Rvalue::Aggregate(AggregateKind::Adt(ty, variant), fields) => {
                format!("{}#{} {{ {} }}", self.ty(*ty), variant.0, self.operands(fields))
            }
            Rvalue::Aggregate(AggregateKind::Union(ty, field), fields) => {
                format!("{} {{ .{}: {} }}", self.ty(*ty), field.0, self.operands(fields))
            }
            Rvalue::Len(of) => format!("Len({})", place(of)),
        }
    }

    fn operands(&self, operands: &[Operand]) -> String {
        operands.iter().map(|it| self.operand(it)).collect::<Vec<_>>().join(", ")
    }

    fn operand(&self, operand: &Operand) -> String {
        match operand {
            Operand::Copy(from) => format!("copy {}", place(from)),
            Operand::Move(from) => format!("move {}", place(from)),
            Operand::Constant(Const { ty, value }) => {
                let ty = self.ty(*ty);
                match value {
                    ConstValue::ZeroSized => format!("const {ty}"),
                    ConstValue::Scalar(bits) => format!("const {bits}_{ty}"),
                    ConstValue::Slice(global, len) => match &self.program.global(*global).kind {
                        mir::GlobalKind::Literal(bytes) => {
                            format!("const {:?}", String::from_utf8_lossy(bytes))
                        }
                        _ => format!("const global{}[..{len}]", global.0),
                    },
                    ConstValue::Pointer(global) => format!("const &global{}", global.0),
                    ConstValue::Global(global) => format!("const global{}", global.0),
                    ConstValue::Function(id) => format!("const {}", self.function(*id)),
                }
            }
        }
    }
}

fn place(place: &Place) -> String {
    let mut out = format!("_{}", place.local.0);
    for elem in &place.projection {
        match elem {
            PlaceElem::Deref => out = format!("(*{out})"),
            PlaceElem::Field(field) => {
                let _ = write!(out, ".{}", field.0);
            }
            PlaceElem::Index(local) => {
                let _ = write!(out, "[_{}]", local.0);
            }
            PlaceElem::ConstantIndex { offset, from_end } => {
                let minus = if *from_end { "-" } else { "" };
                let _ = write!(out, "[{minus}{offset}]");
            }
            PlaceElem::Subslice { from, to, from_end } => {
                let minus = if *from_end { "-" } else { "" };
                let _ = write!(out, "[{from}..{minus}{to}]");
            }
            PlaceElem::Downcast(variant) => out = format!("({out} as #{})", variant.0),
        }
    }
    out
}
