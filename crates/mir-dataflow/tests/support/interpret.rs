//! Runs a body on values that know which of their parts are there. It runs a body as it was built
//! (a `Drop` drops what is there: the naive reference) and as it was elaborated (a `Drop` of
//! anything but a whole value is a mistake).

use mir::{
    BasicBlock, Body, Callee, Const, ConstValue, FieldIdx, Operand, Place, PlaceElem, Rvalue,
    StatementKind, TerminatorKind, Ty, TyId, TyKind,
};

use super::types::FREE;

/// The run took too long.
pub const ENDLESS: &str = "endless";

/// A value; each leaf and each box has a number of its own.
#[derive(Clone, PartialEq, Debug)]
enum Value {
    Uninit,
    Leaf(u32),
    Int(u128),
    Parts(Vec<Value>),
    Enum(usize, Vec<Value>),
    Box(u32, std::boxed::Box<Value>),
    /// `&mut` of a place.
    Ref(Place),
}

/// How `Drop` is understood.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Drops what is there.
    Reference,
    /// Wants all to be there.
    Exact,
}

/// Runs until the end, or until the body does what no checked body does (moves a value that is not
/// there, overwrites one that is); the log says which values were dropped, freed and consumed in
/// which order. `choices` decides branches and panics.
pub fn run(body: &Body, types: &[Ty], choices: &[u8], mode: Mode) -> Result<Vec<String>, String> {
    let mut run = Run {
        body,
        types,
        mode,
        choices: choices.iter().cycle(),
        locals: vec![Value::Uninit; body.locals.len()],
        log: Vec::new(),
        next: 0,
    };
    for arg in 1..=body.arg_count as usize {
        run.locals[arg] = run.fresh(body.locals[arg].ty);
    }
    match run.run() {
        Ok(()) | Err(Stop::Invalid) => Ok(run.log),
        Err(Stop::Mistake(what)) => Err(what),
    }
}

enum Stop {
    /// Not a body that passed the checks.
    Invalid,
    /// Elaboration was wrong.
    Mistake(String),
}

struct Run<'a> {
    body: &'a Body,
    types: &'a [Ty],
    mode: Mode,
    choices: std::iter::Cycle<std::slice::Iter<'a, u8>>,
    locals: Vec<Value>,
    log: Vec<String>,
    next: u32,
}

impl Run<'_> {
    fn run(&mut self) -> Result<(), Stop> {
        let mut at = BasicBlock(0);
        for _ in 0..2000 {
            let block = &self.body.blocks[at.index()];
            for statement in &block.statements {
                match &statement.kind {
                    StatementKind::Assign(place, rvalue) => {
                        let value = self.rvalue(rvalue)?;
                        self.write(place, value)?;
                    }
                    StatementKind::StorageLive(local) | StatementKind::StorageDead(local) => {
                        self.locals[local.index()] = Value::Uninit;
                    }
                    StatementKind::SetDiscriminant(..) | StatementKind::Stop(_) => {}
                }
            }
            at = match &block.terminator.kind {
                TerminatorKind::Goto(target) => *target,
                TerminatorKind::Return | TerminatorKind::UnwindResume => return Ok(()),
                TerminatorKind::SwitchInt { discr, targets, otherwise } => {
                    let Value::Int(value) = self.operand(discr)? else {
                        return Err(Stop::Invalid);
                    };
                    let target = targets.iter().find(|(v, _)| *v == value);
                    target.map_or(*otherwise, |&(_, block)| block)
                }
                TerminatorKind::Drop { place, target, unwind } => {
                    match self.drop_place(place, block.is_cleanup)? {
                        true => *target,
                        false => unwind.ok_or(Stop::Invalid)?,
                    }
                }
                TerminatorKind::Call { callee: Callee::Fn(FREE), args, target, .. } => {
                    let Value::Ref(place) = self.operand(&args[0])? else {
                        return Err(Stop::Mistake("freed what is no reference".to_owned()));
                    };
                    match self.slot(&place)? {
                        Value::Box(id, contents) if !contents.has_anything() => {
                            let id = *id;
                            self.log.push(format!("free {id}"));
                        }
                        other => {
                            return Err(Stop::Mistake(format!("freed {other:?}")));
                        }
                    }
                    *self.slot(&place)? = Value::Uninit;
                    target.ok_or(Stop::Invalid)?
                }
                TerminatorKind::Call { args, destination, target, unwind, .. } => {
                    for arg in args {
                        let value = self.operand(arg)?;
                        self.log.push(format!("take {value:?}"));
                    }
                    if self.choose(8) == 0 && !block.is_cleanup {
                        unwind.ok_or(Stop::Invalid)?
                    } else {
                        let ty = self.ty(destination);
                        let value = self.fresh(ty);
                        self.write(destination, value)?;
                        target.ok_or(Stop::Invalid)?
                    }
                }
                other => return Err(Stop::Mistake(format!("reached {other:?}"))),
            };
        }
        Err(Stop::Mistake(ENDLESS.to_owned()))
    }

    fn choose(&mut self, of: u8) -> u8 {
        self.choices.next().map_or(0, |choice| choice % of)
    }

    fn fresh(&mut self, ty: TyId) -> Value {
        match &self.types[ty.index()].kind {
            TyKind::Adt(adt) if adt.is_box => {
                let contents = self.fresh(adt.args[0]);
                Value::Box(self.id(), Box::new(contents))
            }
            TyKind::Adt(adt) if adt.variants.len() > 1 => {
                let variant = self.choose(adt.variants.len() as u8) as usize;
                let fields = adt.variants[variant].fields.iter();
                Value::Enum(variant, fields.map(|field| self.fresh(field.ty)).collect())
            }
            TyKind::Bool | TyKind::Int { .. } => Value::Int(u128::from(self.choose(2))),
            TyKind::Array(element, len) => {
                Value::Parts((0..*len).map(|_| self.fresh(*element)).collect())
            }
            TyKind::Adt(adt) if adt.variants[0].fields.is_empty() => Value::Leaf(self.id()),
            _ => {
                let fields = self.types[ty.index()].struct_fields().iter();
                Value::Parts(fields.map(|field| self.fresh(field.ty)).collect())
            }
        }
    }

    fn id(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    /// Whether it came back.
    fn drop_place(&mut self, place: &Place, is_cleanup: bool) -> Result<bool, Stop> {
        let mode = self.mode;
        let value = match self.slot(place) {
            Ok(slot) => std::mem::replace(slot, Value::Uninit),
            // A part of a box that is gone.
            Err(_) if mode == Mode::Reference => Value::Uninit,
            Err(stop) => return Err(stop),
        };
        if self.mode == Mode::Exact && !value.is_whole() {
            return Err(Stop::Mistake(format!("dropped {value:?} in {place:?}")));
        }
        let mut panics = false;
        self.drop_value(value, is_cleanup, &mut panics);
        Ok(!panics)
    }

    fn drop_value(&mut self, value: Value, is_cleanup: bool, panics: &mut bool) {
        match value {
            Value::Leaf(id) => {
                self.log.push(format!("drop {id}"));
                // Which one panics must not depend on how often was chosen before.
                *panics |= id % 5 == 0 && !is_cleanup && !self.log.contains(&"panic".to_owned());
                if *panics && !self.log.contains(&"panic".to_owned()) {
                    self.log.push("panic".to_owned());
                }
            }
            Value::Parts(parts) | Value::Enum(_, parts) => {
                for part in parts {
                    self.drop_value(part, is_cleanup, panics);
                }
            }
            Value::Box(id, contents) => {
                self.drop_value(*contents, is_cleanup, panics);
                self.log.push(format!("free {id}"));
            }
            Value::Uninit | Value::Int(_) | Value::Ref(_) => {}
        }
    }

    fn rvalue(&mut self, rvalue: &Rvalue) -> Result<Value, Stop> {
        match rvalue {
            Rvalue::Use(operand) => self.operand(operand),
            Rvalue::Ref(_, place) => Ok(Value::Ref(place.clone())),
            Rvalue::Discriminant(place) => match self.slot(place)? {
                Value::Enum(variant, _) => Ok(Value::Int(*variant as u128)),
                _ => Err(Stop::Invalid),
            },
            other => Err(Stop::Mistake(format!("no meaning for {other:?}"))),
        }
    }

    fn operand(&mut self, operand: &Operand) -> Result<Value, Stop> {
        match operand {
            Operand::Copy(place) => match self.slot(place)?.clone() {
                Value::Uninit => Err(Stop::Invalid),
                value => Ok(value),
            },
            Operand::Move(place) => {
                let slot = self.slot(place)?;
                if !slot.is_whole() {
                    return Err(Stop::Invalid);
                }
                Ok(std::mem::replace(slot, Value::Uninit))
            }
            Operand::Constant(Const { value: ConstValue::Scalar(bits), .. }) => {
                Ok(Value::Int(*bits))
            }
            Operand::Constant(_) => Err(Stop::Invalid),
        }
    }

    fn write(&mut self, place: &Place, value: Value) -> Result<(), Stop> {
        let needs_drop = self.types[self.ty(place).index()].drop_glue.is_some();
        let slot = self.slot(place)?;
        if needs_drop && slot.has_anything() {
            return Err(Stop::Invalid);
        }
        *slot = value;
        Ok(())
    }

    fn slot(&mut self, place: &Place) -> Result<&mut Value, Stop> {
        let mut value = &mut self.locals[place.local.index()];
        for elem in &place.projection {
            value = match (elem, value) {
                // The way through a box's fields to its pointer.
                (PlaceElem::Field(_), value @ Value::Box(..)) => value,
                (PlaceElem::Deref, Value::Box(_, contents)) => contents,
                (PlaceElem::Downcast(variant), value @ Value::Enum(..)) => match value {
                    Value::Enum(is, _) if *is == variant.index() => value,
                    _ => return Err(Stop::Invalid),
                },
                (
                    &PlaceElem::Field(FieldIdx(index)),
                    Value::Parts(parts) | Value::Enum(_, parts),
                ) => &mut parts[index as usize],
                (&PlaceElem::ConstantIndex { offset, .. }, Value::Parts(parts)) => {
                    &mut parts[offset as usize]
                }
                _ => return Err(Stop::Invalid),
            };
        }
        Ok(value)
    }

    fn ty(&self, place: &Place) -> TyId {
        let mut at = self.body.locals[place.local.index()].ty;
        let mut variant = 0;
        for elem in &place.projection {
            match (elem, &self.types[at.index()].kind) {
                (PlaceElem::Deref, TyKind::Adt(adt)) => at = adt.args[0],
                (PlaceElem::Deref, TyKind::RawPtr(to, _) | TyKind::Ref(to, _)) => at = *to,
                (PlaceElem::Downcast(index), _) => variant = index.index(),
                (PlaceElem::Field(field), TyKind::Adt(adt)) => {
                    at = adt.variants[variant].fields[field.index()].ty;
                    variant = 0;
                }
                (PlaceElem::Field(field), TyKind::Tuple(fields)) => at = fields[field.index()].ty,
                (_, TyKind::Array(element, _)) => at = *element,
                _ => {}
            }
        }
        at
    }
}

impl Value {
    fn is_whole(&self) -> bool {
        match self {
            Self::Uninit => false,
            Self::Leaf(_) | Self::Int(_) | Self::Ref(_) => true,
            Self::Parts(parts) | Self::Enum(_, parts) => parts.iter().all(Self::is_whole),
            Self::Box(_, contents) => contents.is_whole(),
        }
    }

    fn has_anything(&self) -> bool {
        match self {
            Self::Uninit | Self::Int(_) | Self::Ref(_) => false,
            Self::Leaf(_) | Self::Box(..) => true,
            Self::Parts(parts) | Self::Enum(_, parts) => parts.iter().any(Self::has_anything),
        }
    }
}
