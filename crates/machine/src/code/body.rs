//! Bodies, prepared.

use mir::{BasicBlock, BinOp, FnId, Intrinsic, StatementKind, TerminatorKind, TyId, TyKind};

use super::{Code, Constant, Fast, Lower, Operand, Place, Rvalue};
use crate::memory::{Width, align_up};

/// A function, prepared.
pub(crate) struct Body {
    pub(crate) user: bool,
    pub(crate) arg_count: u32,
    pub(crate) locals: Box<[Local]>,
    /// Bytes of a frame.
    pub(crate) frame_size: u64,
    /// Of the top of a frame; at least 16.
    pub(crate) frame_align: u64,
    /// Bytes of the registers.
    pub(crate) registers: u64,
    pub(crate) blocks: Box<[Block]>,
}

/// A local, prepared.
pub(crate) struct Local {
    pub(crate) ty: TyId,
    pub(crate) size: u64,
    pub(crate) align: u64,
    /// Bytes from the top of the frame down to where it begins.
    pub(crate) below_top: u64,
    /// Where it is in the registers of the frame; `None` when it has memory of its own, because
    /// its address is taken or it is large.
    pub(crate) register: Option<u64>,
    /// It has storage from the start: the result, the arguments, and locals without markers.
    pub(crate) always_live: bool,
    pub(crate) span: mir::Span,
}

/// A block, prepared.
pub(crate) struct Block {
    pub(crate) statements: Box<[Stmt]>,
    pub(crate) terminator: Term,
    pub(crate) is_cleanup: bool,
}

/// A statement, prepared.
#[derive(Debug)]
pub(crate) enum Stmt {
    /// The short way, and the assignment for when it is too short.
    Fast(Fast, Box<(Place, Rvalue)>),
    Assign(Box<(Place, Rvalue)>),
    StorageLive(mir::Local),
    StorageDead(mir::Local),
    /// A stop of the reader's own code, or of other code.
    Stop {
        user: bool,
    },
    /// Cannot be run, and why.
    Malformed(String),
}

/// A terminator, prepared. Every target is a block of the body.
#[derive(Debug)]
pub(crate) enum Term {
    Goto(BasicBlock),
    Switch {
        discr: Operand,
        /// Where it is, when that is a register.
        register: Option<(u64, Width)>,
        size: u64,
        targets: Box<[(u128, BasicBlock)]>,
        otherwise: BasicBlock,
    },
    Return,
    Resume,
    Unreachable,
    Drop {
        place: Place,
        /// `None` when there is nothing to run.
        glue: Option<Glue>,
        target: BasicBlock,
        unwind: Option<BasicBlock>,
    },
    Call {
        callee: Callee,
        args: Box<[Operand]>,
        destination: Place,
        target: Option<BasicBlock>,
        unwind: Option<BasicBlock>,
        /// The short way of an intrinsic, and where it goes on.
        short: Option<(Box<Fast>, BasicBlock)>,
    },
    Assert {
        cond: Operand,
        /// Where it is, when that is a register.
        register: Option<u64>,
        expected: bool,
        message: Assert,
        target: BasicBlock,
        unwind: Option<BasicBlock>,
    },
    Unsupported(String),
    Malformed(String),
}

/// What drops a place.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Glue {
    Fn(FnId),
    /// The glue in the vtable.
    Dyn,
}

/// What a call calls.
#[derive(Debug)]
pub(crate) enum Callee {
    Fn(FnId),
    Intrinsic(Intrinsic, Box<[TyId]>),
    Pointer(Operand),
    Virtual(u32),
}

/// What a failed assertion says.
#[derive(Debug)]
pub(crate) enum Assert {
    BoundsCheck { len: Operand, index: Operand },
    Text(&'static str),
}

pub(super) fn lower(code: &Code, id: FnId) -> Lower<Body> {
    let body = code.program().bodies.get(id.index()).ok_or("there is no such function")?;
    if body.blocks.is_empty() || body.arg_count as usize >= body.locals.len() {
        return Err(format!("the body of `{}` has no code", body.name));
    }
    let (locals, registers) = locals(code, body)?;
    let below = locals.iter().map(|local| local.below_top).max().unwrap_or(0).max(16);
    let frame_align = locals.iter().map(|local| local.align).max().unwrap_or(1).max(16);
    let lowering = Lowering { code, scope: Scope { body, locals: &locals }, body };
    let blocks = body.blocks.iter().map(|block| Block {
        statements: block
            .statements
            .iter()
            .map(|statement| lowering.statement(&statement.kind).unwrap_or_else(Stmt::Malformed))
            .collect(),
        terminator: lowering.terminator(&block.terminator.kind).unwrap_or_else(Term::Malformed),
        is_cleanup: block.is_cleanup,
    });
    Ok(Body {
        user: body.kind == mir::BodyKind::User,
        arg_count: body.arg_count,
        blocks: blocks.collect(),
        frame_size: align_up(below, 16),
        frame_align,
        registers,
        locals,
    })
}

/// Each local has bytes of its own, as without optimisation; the first declared is the highest.
/// The return address and the saved frame pointer take the 16 bytes at the top.
///
/// Those whose address nothing takes are packed into the registers.
fn locals(code: &Code, body: &mir::Body) -> Lower<(Box<[Local]>, u64)> {
    let mut marked = vec![false; body.locals.len()];
    let has_address = has_address(code, body);
    let mut registers = 0;
    for statement in body.blocks.iter().flat_map(|block| &block.statements) {
        if let StatementKind::StorageLive(local) | StatementKind::StorageDead(local) =
            statement.kind
            && let Some(marked) = marked.get_mut(local.index())
        {
            *marked = true;
        }
    }
    let mut below_top = 16;
    let locals = body.locals.iter().zip(marked).enumerate().map(|(index, (decl, marked))| {
        let info = code.types.get(decl.ty)?;
        below_top = align_up(below_top + info.size, info.align);
        let fits = info.size <= LARGEST_REGISTER && info.align <= 16;
        let register = (fits && !has_address.get(index).is_some_and(|&has| has)).then(|| {
            let at = align_up(registers, info.align.max(info.size.next_power_of_two().min(8)));
            registers = at + info.size;
            at
        });
        Ok(Local {
            register,
            ty: decl.ty,
            size: info.size,
            align: info.align,
            below_top,
            always_live: index <= body.arg_count as usize || !marked,
            span: decl.span,
        })
    });
    let locals = locals.collect::<Lower<Box<[Local]>>>()?;
    Ok((locals, align_up(registers, 8)))
}

/// Which locals are pointed to.
fn has_address(code: &Code, body: &mir::Body) -> Vec<bool> {
    let mut has_address = vec![false; body.locals.len()];
    let mut note = |place: &mir::Place| {
        if let Some(has) = has_address.get_mut(place.local.index())
            && !place.is_indirect()
        {
            *has = true;
        }
    };
    for block in &body.blocks {
        for statement in &block.statements {
            if let StatementKind::Assign(
                _,
                mir::Rvalue::Ref(_, place) | mir::Rvalue::RawPtr(_, place),
            ) = &statement.kind
            {
                note(place);
            }
        }
        if let TerminatorKind::Drop { place, .. } = &block.terminator.kind
            && code.has_glue(body, place)
        {
            note(place);
        }
    }
    has_address
}

/// Bytes of the largest local that may be a register.
const LARGEST_REGISTER: u64 = 256;

/// What a body says of its locals.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) body: &'a mir::Body,
    pub(super) locals: &'a [Local],
}

impl Scope<'_> {
    pub(super) fn local(&self, local: mir::Local) -> Lower<&Local> {
        self.locals.get(local.index()).ok_or_else(|| format!("there is no local _{}", local.0))
    }
}

impl Code {
    /// What drops a value of a type.
    pub(crate) fn glue(&self, ty: TyId) -> Lower<Option<Glue>> {
        let ty = self.ty(ty)?;
        Ok(match (&ty.kind, ty.drop_glue) {
            (TyKind::Dyn, _) => Some(Glue::Dyn),
            (_, glue) => glue.map(Glue::Fn),
        })
    }

    /// Is there anything to run when a place is dropped? Yes, when in doubt.
    fn has_glue(&self, body: &mir::Body, place: &mir::Place) -> bool {
        let whole = place.projection.is_empty();
        let ty = body.locals.get(place.local.index()).filter(|_| whole).map(|local| local.ty);
        !matches!(ty.map(|ty| self.glue(ty)), Some(Ok(None)))
    }
}

struct Lowering<'a> {
    code: &'a Code,
    scope: Scope<'a>,
    body: &'a mir::Body,
}

impl Lowering<'_> {
    fn statement(&self, kind: &StatementKind) -> Lower<Stmt> {
        Ok(match kind {
            StatementKind::Assign(place, rvalue) => {
                let place = self.code.place(self.scope, place)?;
                let rvalue = self.code.rvalue(self.scope, &place, rvalue)?;
                match self.code.fast(&place, &rvalue) {
                    Some(fast) => Stmt::Fast(fast, Box::new((place, rvalue))),
                    None => Stmt::Assign(Box::new((place, rvalue))),
                }
            }
            StatementKind::StorageLive(local) => {
                self.scope.local(*local)?;
                Stmt::StorageLive(*local)
            }
            StatementKind::StorageDead(local) => {
                self.scope.local(*local)?;
                Stmt::StorageDead(*local)
            }
            StatementKind::SetDiscriminant(place, variant) => {
                let place = self.code.place(self.scope, place)?;
                let (place, bits) = self.code.tag_place(place, *variant)?;
                let operand = Operand::Constant {
                    ty: place.ty,
                    size: place.size,
                    value: Constant::Scalar(bits),
                };
                Stmt::Assign(Box::new((place, Rvalue::Use(operand))))
            }
            StatementKind::Stop(_) => Stmt::Stop { user: self.body.kind == mir::BodyKind::User },
        })
    }

    fn terminator(&self, kind: &TerminatorKind) -> Lower<Term> {
        let (code, body) = (self.code, self.scope);
        Ok(match kind {
            TerminatorKind::Goto(target) => Term::Goto(self.block(*target)?),
            TerminatorKind::SwitchInt { discr, targets, otherwise } => {
                let discr = code.operand(body, discr)?;
                let size = match discr.size() {
                    size @ (1 | 2 | 4 | 8 | 16) => size,
                    size => return Err(format!("a switch on {size} bytes")),
                };
                for (_, target) in targets {
                    self.block(*target)?;
                }
                let targets = targets.clone().into();
                let register = discr.register().zip(Width::of(size));
                Term::Switch { discr, register, size, targets, otherwise: self.block(*otherwise)? }
            }
            TerminatorKind::Return => Term::Return,
            TerminatorKind::UnwindResume => Term::Resume,
            TerminatorKind::Unreachable => Term::Unreachable,
            TerminatorKind::Drop { place, target, unwind } => {
                let place = code.place(body, place)?;
                let glue = code.glue(place.ty)?;
                let target = self.block(*target)?;
                Term::Drop { place, glue, target, unwind: self.option(*unwind)? }
            }
            TerminatorKind::Call { callee, args, destination, target, unwind } => {
                let callee = match callee {
                    mir::Callee::Fn(id) => Callee::Fn(*id),
                    mir::Callee::Intrinsic(intrinsic, types) => {
                        Callee::Intrinsic(*intrinsic, types.clone().into())
                    }
                    mir::Callee::Pointer(operand) => {
                        let operand = code.operand(body, operand)?;
                        if operand.size() != 8 {
                            return Err("a call of what is no function pointer".to_owned());
                        }
                        Callee::Pointer(operand)
                    }
                    mir::Callee::Virtual(index) => Callee::Virtual(*index),
                };
                let args =
                    args.iter().map(|arg| code.operand(body, arg)).collect::<Lower<Box<[_]>>>()?;
                let destination = code.place(body, destination)?;
                let fast = match &callee {
                    // What the reader asks for may become a borrow.
                    Callee::Intrinsic(intrinsic, types)
                        if body.body.kind != mir::BodyKind::User =>
                    {
                        code.fast_call(*intrinsic, types, &args, &destination)
                    }
                    _ => None,
                };
                let target = self.option(*target)?;
                Term::Call {
                    short: fast.map(Box::new).zip(target),
                    callee,
                    args,
                    destination,
                    target,
                    unwind: self.option(*unwind)?,
                }
            }
            TerminatorKind::Assert { cond, expected, msg, target, unwind } => {
                let cond = code.operand(body, cond)?;
                Term::Assert {
                    register: cond.register(),
                    cond,
                    expected: *expected,
                    message: self.message(msg)?,
                    target: self.block(*target)?,
                    unwind: self.option(*unwind)?,
                }
            }
            TerminatorKind::Yield { .. } | TerminatorKind::CoroutineDrop => {
                return Err("a coroutine that was not made a function".to_owned());
            }
            TerminatorKind::Unsupported(why) => Term::Unsupported(why.clone()),
        })
    }

    fn message(&self, message: &mir::AssertKind) -> Lower<Assert> {
        Ok(match message {
            mir::AssertKind::BoundsCheck { len, index } => Assert::BoundsCheck {
                len: self.code.operand(self.scope, len)?,
                index: self.code.operand(self.scope, index)?,
            },
            mir::AssertKind::Overflow(op) => Assert::Text(match op {
                BinOp::Add | BinOp::AddWithOverflow => "attempt to add with overflow",
                BinOp::Sub | BinOp::SubWithOverflow => "attempt to subtract with overflow",
                BinOp::Mul | BinOp::MulWithOverflow => "attempt to multiply with overflow",
                BinOp::Div => "attempt to divide with overflow",
                BinOp::Rem => "attempt to calculate the remainder with overflow",
                BinOp::Shl => "attempt to shift left with overflow",
                BinOp::Shr => "attempt to shift right with overflow",
                _ => return Err(format!("an overflow of {op:?}")),
            }),
            mir::AssertKind::ResumedAfterReturn => {
                Assert::Text("`async fn` resumed after completion")
            }
            mir::AssertKind::ResumedAfterPanic => {
                Assert::Text("`async fn` resumed after panicking")
            }
            mir::AssertKind::OverflowNeg => Assert::Text("attempt to negate with overflow"),
            mir::AssertKind::DivisionByZero => Assert::Text("attempt to divide by zero"),
            mir::AssertKind::RemainderByZero => {
                Assert::Text("attempt to calculate the remainder with a divisor of zero")
            }
        })
    }

    fn block(&self, block: BasicBlock) -> Lower<BasicBlock> {
        match block.index() < self.body.blocks.len() {
            true => Ok(block),
            false => Err(format!("a jump to bb{}, which does not exist", block.0)),
        }
    }

    fn option(&self, block: Option<BasicBlock>) -> Lower<Option<BasicBlock>> {
        block.map(|block| self.block(block)).transpose()
    }
}
