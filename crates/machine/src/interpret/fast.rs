//! Runs assignments the short way.

use mir::{BasicBlock, BinOp};

use crate::Frame;
use crate::code::{Base, Body, Class, Fast, Source, Stmt, Target, Term, Valid, Where};
use crate::memory::{AllocId, Bytes, Ghost, Memory, Pointer, Provenance, Width};

/// Runs a statement; false when it is not so simple, and then nothing has changed.
#[inline]
pub(super) fn statement(
    statement: &Stmt,
    frame: &mut Frame,
    memory: &mut Memory,
    body: &Body,
    stops: bool,
) -> bool {
    let (local, is_live) = match statement {
        Stmt::Fast(fast, _) => {
            if !frame.ghosts.is_empty() {
                let (start, size) = fast.written();
                let apart = |it: &Ghost| it.range.end <= start || start + size <= it.range.start;
                if !frame.ghosts.iter().all(apart) {
                    return false;
                }
            }
            let frame = Registers { bytes: &mut frame.registers, locals: &frame.locals };
            return frame.run(fast, memory).unwrap_or(false);
        }
        Stmt::Stop { user } => return !user || !stops,
        Stmt::StorageLive(local) => (local, true),
        Stmt::StorageDead(local) => (local, false),
        _ => return false,
    };
    let Some(info) = body.locals.get(local.index()) else { return false };
    if !frame.ghosts.is_empty() {
        return false;
    }
    let (Some(start), Some(place)) = (info.register, frame.locals.get_mut(local.index())) else {
        return false;
    };
    // What has no storage holds nothing.
    let was_live = place.is_some();
    *place = is_live.then(|| AllocId::register(local.0, frame.serial));
    if was_live {
        frame.registers.uninit_small(start, info.size);
    }
    true
}

/// Where a terminator goes; `None` when it does more than that.
#[inline]
pub(super) fn terminator(
    terminator: &Term,
    frame: &mut Frame,
    memory: &mut Memory,
) -> Option<BasicBlock> {
    let registers = &mut frame.registers;
    match terminator {
        Term::Call { short: Some((fast, target)), .. } if frame.ghosts.is_empty() => {
            let frame = Registers { bytes: registers, locals: &frame.locals };
            (frame.run(fast, memory) == Some(true)).then_some(*target)
        }
        Term::Goto(target) => Some(*target),
        Term::Switch { register: Some((at, width)), targets, otherwise, .. } => {
            let bits = u128::from(registers.load(*at, *width)?);
            let found = targets.iter().find(|(value, _)| *value == bits);
            Some(found.map_or(*otherwise, |(_, target)| *target))
        }
        Term::Assert { register: Some(at), expected, target, .. } => {
            let holds = registers.load(*at, Width::One)? != 0;
            (holds == *expected).then_some(*target)
        }
        _ => None,
    }
}

struct Registers<'a> {
    bytes: &'a mut Bytes,
    locals: &'a [Option<AllocId>],
}

impl Registers<'_> {
    #[inline]
    fn run(self, fast: &Fast, memory: &mut Memory) -> Option<bool> {
        let Self { bytes: registers, locals } = self;
        Some(match *fast {
            Fast::Copy { from, to, width, whole } => registers.copy_small(from, to, width, whole),
            Fast::CopyWords { from, to, words } => {
                registers.copy_within(from, to, words * 8);
                true
            }
            Fast::Put { value, to, width } => registers.store(to, width, value),
            Fast::Binary { op, class, left, right, to } => {
                let left = read(registers, left, class.width)?;
                let right = read(registers, right, class.right)?;
                let (value, width) = binary(op, class, left, right)?;
                registers.store(to, width, value)
            }
            Fast::Checked { op, class, left, right, to } => {
                let left = read(registers, left, class.width)?;
                let right = read(registers, right, class.right)?;
                let (value, overflow) = checked(op, class, left, right)?;
                registers.store(to.value, class.width, value)
                    && registers.store(to.flag, Width::One, overflow.into())
            }
            Fast::Build { to, size, ref parts } => {
                registers.uninit_small(to, size);
                parts.iter().all(|part| match *part {
                    Fast::Copy { from, to, width, whole } => {
                        registers.copy_small(from, to, width, whole)
                    }
                    Fast::CopyWords { from, to, words } => {
                        registers.copy_within(from, to, words * 8);
                        true
                    }
                    Fast::Put { value, to, width } => registers.store(to, width, value),
                    _ => false,
                })
            }
            Fast::Extend { from, width, signed, to, to_width } => {
                let bits = registers.load(from, width)?;
                let value = if signed { sign_extend(bits, width) as u64 } else { bits };
                registers.store(to, to_width, value)
            }
            Fast::Discriminant { tag, width, ref table, to, to_width } => {
                let tag = match tag {
                    Where::Register(at) => registers.load(at, width)?,
                    Where::Memory(target) => {
                        let pointer = pointer(registers, locals, memory, target)?;
                        memory.load(pointer, width)?.0
                    }
                };
                let known = table.known.iter().find(|(known, _)| *known == tag);
                let value = known.map(|(_, discr)| *discr).or(table.other)?;
                registers.store(to, to_width, value & to_width.mask())
            }
            Fast::Address { of, size, to } => {
                let pointer = pointer(registers, locals, memory, of)?;
                if size > 0 && !memory.covers(pointer, size) {
                    return None;
                }
                registers.store_word(to, pointer.address, pointer.provenance)
            }
            Fast::Offset { pointer, count, stride, to } => {
                let (address, provenance) = registers.load_word(pointer)?;
                let count = read(registers, count, Width::Eight)? as i64;
                let bytes = count.checked_mul(stride as i64)?;
                let there = address.wrapping_add(bytes as u64);
                let low = if bytes < 0 { there } else { address };
                let size = bytes.unsigned_abs();
                if bytes != 0 && !memory.covers(Pointer::thin(low, provenance), size) {
                    return None;
                }
                registers.store_word(to, there, provenance)
            }
            Fast::Not { from, to } => {
                let value = registers.load(from, Width::One)?;
                value <= 1 && registers.store(to, Width::One, value ^ 1)
            }
            Fast::Load { from, width, valid, to } => {
                let pointer = pointer(registers, locals, memory, from)?;
                let (bits, provenance) = memory.load(pointer, width)?;
                if !valid.allows(bits) {
                    return None;
                }
                match (width, valid) {
                    (_, Valid::Bare) => registers.store(to, width, bits),
                    (Width::Eight, _) => registers.store_word(to, bits, provenance),
                    _ => registers.store(to, width, bits),
                }
            }
            Fast::Store { to, ty, width, from } => {
                let pointer = pointer(registers, locals, memory, to)?;
                let (bits, provenance) = match from {
                    Source::Register(at) if width == Width::Eight => registers.load_word(at)?,
                    _ => (read(registers, from, width)?, None),
                };
                memory.store(pointer, width, ty, bits, provenance)
            }
        })
    }
}

#[inline]
fn read(registers: &Bytes, source: Source, width: Width) -> Option<u64> {
    match source {
        Source::Register(at) => registers.load(at, width),
        Source::Constant(value) => Some(value),
    }
}

#[inline]
fn pointer(
    registers: &Bytes,
    locals: &[Option<AllocId>],
    memory: &Memory,
    target: Target,
) -> Option<Pointer> {
    let (address, provenance) = match target.base {
        Base::Pointer(register) => registers.load_word(register)?,
        Base::Element { pointer, index, stride } => {
            let (address, provenance) = registers.load_word(pointer)?;
            let index = registers.load(index, Width::Eight)?;
            if index >= registers.load(pointer + 8, Width::Eight)? {
                return None;
            }
            (address.wrapping_add(index.wrapping_mul(stride)), provenance)
        }
        Base::Local(local) => {
            let id = (*locals.get(local as usize)?)?;
            (memory.get(id)?.address, Some(Provenance::root(id)))
        }
    };
    let address = address.wrapping_add(target.offset);
    (address & (target.align - 1) == 0).then(|| Pointer::thin(address, provenance))
}

#[inline]
fn sign_extend(bits: u64, width: Width) -> i64 {
    let shift = 64 - 8 * width.size() as u32;
    (bits << shift) as i64 >> shift
}

/// The result and its width; `None` for what is undefined and for what is no operator of
/// integers.
#[inline]
fn binary(op: BinOp, class: Class, left: u64, right: u64) -> Option<(u64, Width)> {
    let Class { width, signed, .. } = class;
    let (a, b) = (sign_extend(left, width), sign_extend(right, width));
    let ordering = || if signed { a.cmp(&b) } else { left.cmp(&right) };
    let value = match op {
        BinOp::Add => left.wrapping_add(right),
        BinOp::Sub => left.wrapping_sub(right),
        BinOp::Mul => left.wrapping_mul(right),
        BinOp::BitXor => left ^ right,
        BinOp::BitAnd => left & right,
        BinOp::BitOr => left | right,
        BinOp::Div if signed => sign_extend(a.checked_div(b)? as u64, width).cast_unsigned(),
        BinOp::Rem if signed => a.checked_rem(b)? as u64,
        BinOp::Div => left.checked_div(right)?,
        BinOp::Rem => left.checked_rem(right)?,
        BinOp::Shl | BinOp::Shr => {
            let amount = right as u32 & (8 * width.size() as u32 - 1);
            match op {
                BinOp::Shl => left << amount,
                _ if signed => (a >> amount) as u64,
                _ => left >> amount,
            }
        }
        _ => {
            let value = match op {
                BinOp::Eq => left == right,
                BinOp::Ne => left != right,
                BinOp::Lt => ordering().is_lt(),
                BinOp::Le => ordering().is_le(),
                BinOp::Gt => ordering().is_gt(),
                BinOp::Ge => ordering().is_ge(),
                BinOp::Cmp => return Some((ordering() as i8 as u8 as u64, Width::One)),
                _ => return None,
            };
            return Some((value.into(), Width::One));
        }
    };
    // The quotient of the smallest value and -1 does not fit.
    if signed
        && b == -1
        && matches!(op, BinOp::Div | BinOp::Rem)
        && a == -1 << (8 * width.size() - 1)
    {
        return None;
    }
    Some((value & width.mask(), width))
}

#[inline]
fn checked(op: BinOp, class: Class, left: u64, right: u64) -> Option<(u64, bool)> {
    let Class { width, signed, .. } = class;
    if signed {
        let (a, b) = (sign_extend(left, width), sign_extend(right, width));
        let (value, wide) = match op {
            BinOp::AddWithOverflow => a.overflowing_add(b),
            BinOp::SubWithOverflow => a.overflowing_sub(b),
            _ => a.overflowing_mul(b),
        };
        let bits = value as u64 & width.mask();
        return Some((bits, wide || sign_extend(bits, width) != value));
    }
    let (value, wide) = match op {
        BinOp::AddWithOverflow => left.overflowing_add(right),
        BinOp::SubWithOverflow => left.overflowing_sub(right),
        _ => left.overflowing_mul(right),
    };
    Some((value & width.mask(), wide || value & width.mask() != value))
}
