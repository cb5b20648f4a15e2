//! MIR as text, as `rustc --emit=mir` prints it.

use std::fmt::{self, Display, Formatter, Write as _};

use crate::{
    AggregateKind, AssertKind, BasicBlock, BinOp, Body, BorrowKind, Callee, CastKind, Const,
    ConstValue, FieldIdx, GlobalKind, Local, LocalKind, Mutability, Operand, Place, PlaceElem,
    Program, Rvalue, Statement, StatementKind, Stop, TerminatorKind, TyId, TyKind, UnOp,
};

/// The text of a body. Stops of the player, which rustc does not have, are left out.
pub fn pretty(program: &Program, body: &Body) -> String {
    Printer { program, body, stops: false }.to_string()
}

/// As [`pretty`], with the stops as comments.
pub fn pretty_with_stops(program: &Program, body: &Body) -> String {
    Printer { program, body, stops: true }.to_string()
}

/// A place as the text of MIR: `((*_1).0: i32)` is `(*_1).0` here.
pub fn pretty_place(place: &Place) -> String {
    PrintPlace(place).to_string()
}

struct Printer<'p> {
    program: &'p Program,
    body: &'p Body,
    stops: bool,
}

impl Display for Printer<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let body = self.body;
        write!(f, "fn {}(", body.name)?;
        for index in 1..=body.arg_count {
            let separator = if index == 1 { "" } else { ", " };
            write!(f, "{separator}_{index}: {}", self.local_ty(Local(index)))?;
        }
        writeln!(f, ") -> {} {{", self.local_ty(Local::RETURN))?;
        for info in &body.var_debug_info {
            writeln!(f, "    debug {} => {};", info.name, PrintPlace(&info.place))?;
        }
        for (index, decl) in body.locals.iter().enumerate() {
            if (1..=body.arg_count as usize).contains(&index) {
                continue;
            }
            let is_mut = !matches!(decl.kind, LocalKind::Var { mutable: false });
            let mutable = if is_mut { "mut " } else { "" };
            writeln!(f, "    let {mutable}_{index}: {};", self.ty(decl.ty))?;
        }
        for (index, block) in body.blocks.iter().enumerate() {
            let cleanup = if block.is_cleanup { " (cleanup)" } else { "" };
            writeln!(f, "\n    bb{index}{cleanup}: {{")?;
            for statement in &block.statements {
                self.statement(f, statement)?;
            }
            f.write_str("        ")?;
            self.terminator(f, &block.terminator.kind)?;
            writeln!(f, ";\n    }}")?;
        }
        f.write_str("}\n")
    }
}

impl Printer<'_> {
    fn ty(&self, id: TyId) -> &str {
        self.program.types.get(id.index()).map_or("?", |ty| &ty.name)
    }

    fn local_ty(&self, local: Local) -> &str {
        self.body.locals.get(local.index()).map_or("?", |decl| self.ty(decl.ty))
    }

    fn statement(&self, f: &mut Formatter<'_>, statement: &Statement) -> fmt::Result {
        match &statement.kind {
            StatementKind::Assign(place, rvalue) => {
                writeln!(f, "        {} = {};", PrintPlace(place), self.rvalue(rvalue))
            }
            StatementKind::StorageLive(local) => writeln!(f, "        StorageLive(_{});", local.0),
            StatementKind::StorageDead(local) => writeln!(f, "        StorageDead(_{});", local.0),
            StatementKind::SetDiscriminant(place, variant) => {
                writeln!(f, "        discriminant({}) = {};", PrintPlace(place), variant.0)
            }
            StatementKind::Stop(stop) if self.stops => {
                let line = self.program.line(statement.span);
                match stop {
                    Stop::Enter => writeln!(f, "        // enter, line {line}"),
                    Stop::Statement => writeln!(f, "        // statement, line {line}"),
                    Stop::Condition(_) => writeln!(f, "        // condition, line {line}"),
                    Stop::Drop(place) => {
                        writeln!(f, "        // drop of {}, line {line}", PrintPlace(place))
                    }
                    Stop::BlockEnd => writeln!(f, "        // block end, line {line}"),
                    Stop::Return => writeln!(f, "        // return, line {line}"),
                }
            }
            StatementKind::Stop(_) => Ok(()),
            #[allow(unreachable_patterns, reason = "statements that are added later")]
            other => writeln!(f, "        {other:?};"),
        }
    }

    fn terminator(&self, f: &mut Formatter<'_>, kind: &TerminatorKind) -> fmt::Result {
        match kind {
            TerminatorKind::Goto(target) => write!(f, "goto -> {}", Block(*target)),
            TerminatorKind::SwitchInt { discr, targets, otherwise } => {
                write!(f, "switchInt({}) -> [", self.operand(discr))?;
                for (value, target) in targets {
                    write!(f, "{value}: {}, ", Block(*target))?;
                }
                write!(f, "otherwise: {}]", Block(*otherwise))
            }
            TerminatorKind::Return => f.write_str("return"),
            TerminatorKind::UnwindResume => f.write_str("resume"),
            TerminatorKind::Unreachable => f.write_str("unreachable"),
            TerminatorKind::Drop { place, target, unwind } => {
                write!(f, "drop({}) -> ", PrintPlace(place))?;
                edges(f, Some(*target), *unwind)
            }
            TerminatorKind::Call { callee, args, destination, target, unwind } => {
                write!(f, "{} = {}(", PrintPlace(destination), self.callee(callee))?;
                f.write_str(&self.operands(args))?;
                f.write_str(") -> ")?;
                edges(f, *target, *unwind)
            }
            TerminatorKind::Assert { cond, expected, msg, target, unwind } => {
                let not = if *expected { "" } else { "!" };
                write!(f, "assert({not}{}, {}) -> ", self.operand(cond), self.message(msg))?;
                edges_named(f, "success", Some(*target), *unwind)
            }
            TerminatorKind::Yield { resume, resume_arg, drop } => {
                write!(f, "{} = yield -> [resume: {}", PrintPlace(resume_arg), Block(*resume))?;
                match drop {
                    Some(drop) => write!(f, ", drop: {}]", Block(*drop)),
                    None => f.write_str("]"),
                }
            }
            TerminatorKind::CoroutineDrop => f.write_str("coroutine_drop"),
            TerminatorKind::Unsupported(why) => write!(f, "unsupported({why:?})"),
        }
    }

    fn callee(&self, callee: &Callee) -> String {
        match callee {
            Callee::Fn(id) => {
                self.program.bodies.get(id.index()).map_or("?".to_owned(), |it| it.name.clone())
            }
            Callee::Intrinsic(intrinsic, tys) if tys.is_empty() => intrinsic.name().to_owned(),
            Callee::Intrinsic(intrinsic, tys) => {
                let tys: Vec<_> = tys.iter().map(|&ty| self.ty(ty)).collect();
                format!("{}::<{}>", intrinsic.name(), tys.join(", "))
            }
            Callee::Pointer(operand) => self.operand(operand),
            Callee::Virtual(entry) => format!("vtable[{entry}]"),
        }
    }

    fn operands(&self, operands: &[Operand]) -> String {
        operands.iter().map(|operand| self.operand(operand)).collect::<Vec<_>>().join(", ")
    }

    fn operand(&self, operand: &Operand) -> String {
        match operand {
            Operand::Copy(place) => format!("copy {}", PrintPlace(place)),
            Operand::Move(place) => format!("move {}", PrintPlace(place)),
            Operand::Constant(constant) => format!("const {}", self.constant(constant)),
        }
    }

    fn constant(&self, constant: &Const) -> String {
        let ty = self.ty(constant.ty);
        match constant.value {
            ConstValue::ZeroSized => ty.to_owned(),
            ConstValue::Scalar(bits) => self.scalar(constant.ty, bits),
            ConstValue::Function(id) => {
                self.program.bodies.get(id.index()).map_or("?".to_owned(), |it| it.name.clone())
            }
            ConstValue::Pointer(id) | ConstValue::Slice(id, _) | ConstValue::Global(id) => {
                match self.program.globals.get(id.index()).map(|global| &global.kind) {
                    Some(GlobalKind::Literal(bytes)) => match std::str::from_utf8(bytes) {
                        Ok(text) if matches!(constant.value, ConstValue::Slice(..)) => {
                            format!("{text:?}")
                        }
                        _ => format!("b\"{}\"", bytes.escape_ascii()),
                    },
                    Some(GlobalKind::Static { name, .. }) => format!("{{&{name}}}"),
                    Some(GlobalKind::Const { name, .. } | GlobalKind::Vtable { name, .. }) => {
                        name.clone()
                    }
                    Some(GlobalKind::Promoted { .. }) => format!("promoted[{}]", id.0),
                    None => "?".to_owned(),
                }
            }
        }
    }

    fn scalar(&self, ty: TyId, bits: u128) -> String {
        let Some(ty) = self.program.types.get(ty.index()) else { return bits.to_string() };
        match ty.kind {
            TyKind::Bool => (bits != 0).to_string(),
            TyKind::Char => {
                char::from_u32(bits as u32).map_or(bits.to_string(), |char| format!("{char:?}"))
            }
            TyKind::Int { signed: true } => {
                let unused = 128 - 8 * ty.size.clamp(1, 16) as u32;
                let value = ((bits << unused) as i128) >> unused;
                format!("{value}_{}", ty.name)
            }
            TyKind::Float if ty.size == 4 => format!("{:?}f32", f32::from_bits(bits as u32)),
            TyKind::Float => format!("{:?}f64", f64::from_bits(bits as u64)),
            _ => format!("{bits}_{}", ty.name),
        }
    }

    fn rvalue(&self, rvalue: &Rvalue) -> String {
        match rvalue {
            Rvalue::Use(operand) => self.operand(operand),
            Rvalue::Repeat(operand, count) => format!("[{}; {count}]", self.operand(operand)),
            Rvalue::Ref(BorrowKind::Shared, place) => format!("&{}", PrintPlace(place)),
            Rvalue::Ref(BorrowKind::Mut { .. }, place) => format!("&mut {}", PrintPlace(place)),
            Rvalue::RawPtr(Mutability::Not, place) => format!("&raw const {}", PrintPlace(place)),
            Rvalue::RawPtr(Mutability::Mut, place) => format!("&raw mut {}", PrintPlace(place)),
            Rvalue::Cast(kind, operand, ty) => {
                let kind = match kind {
                    CastKind::ReifyFnPointer(_) => "PointerCoercion(ReifyFnPointer)".to_owned(),
                    CastKind::UnsizeSlice(_) | CastKind::UnsizeDyn(_) | CastKind::UpcastDyn(_) => {
                        "PointerCoercion(Unsize)".to_owned()
                    }
                    kind => format!("{kind:?}"),
                };
                format!("{} as {} ({kind})", self.operand(operand), self.ty(*ty))
            }
            Rvalue::BinaryOp(op, left, right) => {
                format!("{op:?}({}, {})", self.operand(left), self.operand(right))
            }
            Rvalue::UnaryOp(op, operand) => {
                let name = match op {
                    UnOp::Not => "Not",
                    UnOp::Neg => "Neg",
                    UnOp::PtrMetadata => "PtrMetadata",
                };
                format!("{name}({})", self.operand(operand))
            }
            Rvalue::Discriminant(place) => format!("discriminant({})", PrintPlace(place)),
            Rvalue::Aggregate(kind, operands) => self.aggregate(*kind, operands),
            Rvalue::Len(place) => format!("Len({})", PrintPlace(place)),
            #[allow(unreachable_patterns, reason = "values that are added later")]
            other => format!("{other:?}"),
        }
    }

    fn aggregate(&self, kind: AggregateKind, operands: &[Operand]) -> String {
        let (id, variant) = match kind {
            AggregateKind::Array(_) => return format!("[{}]", self.operands(operands)),
            AggregateKind::Union(id, field) => {
                let name = self.field_name(id, 0, field);
                return format!("{} {{ {name}: {} }}", self.ty(id), self.operands(operands));
            }
            AggregateKind::Adt(id, variant) => (id, variant),
        };
        let Some(ty) = self.program.types.get(id.index()) else { return "?".to_owned() };
        let TyKind::Adt(adt) = &ty.kind else {
            return match (&ty.kind, operands) {
                (TyKind::Tuple(_), [one]) => format!("({},)", self.operand(one)),
                (TyKind::Tuple(_), _) => format!("({})", self.operands(operands)),
                _ => format!("{} {{ {} }}", ty.name, self.operands(operands)),
            };
        };
        let mut text = ty.name.clone();
        if adt.kind == crate::AdtKind::Enum
            && let Some(variant) = adt.variants.get(variant.index())
        {
            let _ = write!(text, "::{}", variant.name);
        }
        if operands.is_empty() {
            return text;
        }
        let name = |index: usize| self.field_name(id, variant.index(), FieldIdx(index as u32));
        if name(0) == "0" {
            return format!("{text}({})", self.operands(operands));
        }
        let fields: Vec<_> = operands
            .iter()
            .enumerate()
            .map(|(index, operand)| format!("{}: {}", name(index), self.operand(operand)))
            .collect();
        format!("{text} {{ {} }}", fields.join(", "))
    }

    fn field_name(&self, id: TyId, variant: usize, field: FieldIdx) -> String {
        match self.program.types.get(id.index()).map(|ty| &ty.kind) {
            Some(TyKind::Adt(adt)) => adt
                .variants
                .get(variant)
                .and_then(|variant| variant.fields.get(field.index()))
                .map_or("?".to_owned(), |field| field.name.clone()),
            _ => field.0.to_string(),
        }
    }

    fn message(&self, msg: &AssertKind) -> String {
        let overflow = |text: &str| format!("\"attempt to {text}, which would overflow\"");
        match msg {
            AssertKind::BoundsCheck { len, index } => format!(
                "\"index out of bounds: the length is {{}} but the index is {{}}\", {}, {}",
                self.operand(len),
                self.operand(index)
            ),
            AssertKind::Overflow(op) => overflow(match op {
                BinOp::Add | BinOp::AddWithOverflow => "compute `{} + {}`",
                BinOp::Sub | BinOp::SubWithOverflow => "compute `{} - {}`",
                BinOp::Mul | BinOp::MulWithOverflow => "compute `{} * {}`",
                BinOp::Div => "compute `{} / {}`",
                BinOp::Rem => "compute the remainder of `{} % {}`",
                BinOp::Shl => "shift left by `{}`",
                BinOp::Shr => "shift right by `{}`",
                _ => "compute this",
            }),
            AssertKind::OverflowNeg => overflow("negate `{}`"),
            AssertKind::ResumedAfterReturn => "\"`async fn` resumed after completion\"".to_owned(),
            AssertKind::ResumedAfterPanic => "\"`async fn` resumed after panicking\"".to_owned(),
            AssertKind::DivisionByZero => "\"attempt to divide `{}` by zero\"".to_owned(),
            AssertKind::RemainderByZero => {
                "\"attempt to calculate the remainder of `{}` with a divisor of zero\"".to_owned()
            }
        }
    }
}

struct Block(BasicBlock);

impl Display for Block {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "bb{}", self.0.0)
    }
}

fn edges(
    f: &mut Formatter<'_>,
    target: Option<BasicBlock>,
    unwind: Option<BasicBlock>,
) -> fmt::Result {
    edges_named(f, "return", target, unwind)
}

fn edges_named(
    f: &mut Formatter<'_>,
    name: &str,
    target: Option<BasicBlock>,
    unwind: Option<BasicBlock>,
) -> fmt::Result {
    let unwind = match unwind {
        Some(block) => format!("unwind: {}", Block(block)),
        None => "unwind continue".to_owned(),
    };
    match target {
        Some(target) => write!(f, "[{name}: {}, {unwind}]", Block(target)),
        None => f.write_str(&unwind),
    }
}

struct PrintPlace<'p>(&'p Place);

impl Display for PrintPlace<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut text = format!("_{}", self.0.local.0);
        for elem in &self.0.projection {
            match elem {
                PlaceElem::Deref => text = format!("(*{text})"),
                PlaceElem::Field(field) => {
                    let _ = write!(text, ".{}", field.0);
                }
                PlaceElem::Index(local) => {
                    let _ = write!(text, "[_{}]", local.0);
                }
                PlaceElem::ConstantIndex { offset, from_end } => {
                    let minus = if *from_end { "-" } else { "" };
                    let _ = write!(text, "[{minus}{offset}]");
                }
                PlaceElem::Subslice { from, to, from_end } => {
                    let minus = if *from_end { "-" } else { "" };
                    let _ = write!(text, "[{from}..{minus}{to}]");
                }
                PlaceElem::Downcast(variant) => text = format!("({text} as variant#{})", variant.0),
            }
        }
        f.write_str(&text)
    }
}
