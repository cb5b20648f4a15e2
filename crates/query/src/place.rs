//! Places of a moment: from a path to bytes with a type, and from these to text.

use std::collections::{BTreeSet, VecDeque};

use machine::{AllocId, Allocation, Machine, Moment};
use mir::{BodyKind, Field, PlaceElem, Program, TyId, TyKind, VarDebugInfo};

use crate::{Path, Step};

/// How many places are looked at for the nearest field of a name.
const REACH: usize = 10_000;

/// Bytes with a type.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Place {
    alloc: AllocId,
    offset: u64,
    ty: TyId,
}

/// What a path holds at a moment, as Rust writes it.
///
/// # Errors
/// A sentence that says which part of the path is not there.
pub(crate) fn value(moment: &Moment, path: &Path) -> Result<String, String> {
    let world = World { machine: &moment.machine, program: moment.machine.program() };
    let found = world.variable(path).and_then(|place| {
        let place = path.steps.iter().try_fold(place, |place, step| world.step(place, step))?;
        world.text(place)
    });
    let is_plain = path.function.is_none()
        && path.steps.iter().all(|step| matches!(step, Step::Field(_) | Step::Index(_)));
    match found {
        // The picture also knows elements behind pointers and writes values with parts.
        Err(why) if is_plain => diagram::value(moment, &path.to_string()).ok_or(why),
        found => found,
    }
}

struct World<'a> {
    machine: &'a Machine,
    program: &'a Program,
}

impl<'a> World<'a> {
    fn variable(&self, path: &Path) -> Result<Place, String> {
        let name = &path.variable;
        for frame in (0..self.machine.frames().len()).rev() {
            let body = self.program.body(self.machine.frames()[frame].body);
            let is_meant = match &path.function {
                Some(function) => body.name == *function,
                None => body.kind == BodyKind::User,
            };
            if !is_meant {
                continue;
            }
            let now = self.machine.span(frame).map_or(0, |span| span.lo);
            let in_scope = |info: &&VarDebugInfo| info.scope.lo <= now && now <= info.scope.hi;
            let named = || body.var_debug_info.iter().filter(|info| info.name == *name);
            let places = named().filter(in_scope).rev().chain(named().rev());
            for info in places {
                if let Some(place) = self.local(frame, &info.place) {
                    return Ok(place);
                }
            }
        }
        Err(match &path.function {
            Some(function) => format!("no call of `{function}` has a variable `{name}` then"),
            None => format!("there is no variable `{name}` then"),
        })
    }

    fn local(&self, frame: usize, place: &mir::Place) -> Option<Place> {
        let call = self.machine.frames().get(frame)?;
        let decl = self.program.body(call.body).locals.get(place.local.index())?;
        let start = Place { alloc: call.local(place.local)?, offset: 0, ty: decl.ty };
        place.projection.iter().try_fold(start, |here, elem| match elem {
            PlaceElem::Deref => self.deref(here),
            PlaceElem::Field(index) => {
                let field = self.fields(here).get(index.index())?.clone();
                Some(Self::at(here, &field))
            }
            _ => None,
        })
    }

    fn step(&self, place: Place, step: &Step) -> Result<Place, String> {
        let ty = &self.program.ty(place.ty).name;
        match step {
            Step::Deref => self
                .behind(place)
                .ok_or_else(|| format!("a value of type `{ty}` points to nothing then")),
            Step::Field(name) => {
                let mut here = Some(place);
                while let Some(place) = here {
                    if let Some(found) = self.field(place, name) {
                        return Ok(found);
                    }
                    here = self.behind(place);
                }
                Err(format!("a value of type `{ty}` has no field `{name}`"))
            }
            Step::Nearest(name) => self
                .nearest(place, |place| self.field(place, name))
                .ok_or_else(|| format!("no field `{name}` can be reached from `{ty}`")),
            Step::Index(index) => {
                let mut here = Some(place);
                while let Some(place) = here {
                    if let TyKind::Array(element, count) = self.program.ty(place.ty).kind {
                        if *index >= count {
                            return Err(format!("`{ty}` has only {count} elements"));
                        }
                        let offset = place.offset + index * self.program.ty(element).size;
                        return Ok(Place { offset, ty: element, ..place });
                    }
                    here = self.deref(place);
                }
                Err(format!("`{ty}` is not an array"))
            }
        }
    }

    /// What the pointer in this value points to: the value is a pointer, or holds exactly one
    /// that is nearest, as a box does.
    fn behind(&self, place: Place) -> Option<Place> {
        self.deref(place).or_else(|| {
            let is_ours = matches!(&self.program.ty(place.ty).kind, TyKind::Adt(adt) if adt.is_std);
            if is_ours { self.nearest(place, |inner| self.deref(inner)) } else { None }
        })
    }

    /// The first answer, breadth first, over fields and what pointers point to.
    fn nearest(
        &self,
        from: Place,
        mut answer: impl FnMut(Place) -> Option<Place>,
    ) -> Option<Place> {
        let mut seen = BTreeSet::from([from]);
        let mut queue = VecDeque::from([from]);
        while let Some(here) = queue.pop_front() {
            if let Some(found) = answer(here) {
                return Some(found);
            }
            let fields = self.fields(here).iter().map(|field| Self::at(here, field));
            for next in fields.chain(self.deref(here)) {
                if seen.len() < REACH && seen.insert(next) {
                    queue.push_back(next);
                }
            }
        }
        None
    }

    fn field(&self, place: Place, name: &str) -> Option<Place> {
        self.fields(place)
            .iter()
            .find(|field| field.name == name)
            .map(|field| Self::at(place, field))
    }

    fn at(place: Place, field: &Field) -> Place {
        Place { offset: place.offset + field.offset, ty: field.ty, ..place }
    }

    /// The fields of a struct, or of the variant that an enum's bytes say.
    fn fields(&self, place: Place) -> &'a [Field] {
        let ty = self.program.ty(place.ty);
        match &ty.kind {
            TyKind::Adt(adt) => {
                let variant = self.allocation(place).and_then(|allocation| {
                    machine::variant_of(self.program, place.ty, &allocation.bytes, place.offset)
                });
                let index = variant.map_or(0, |variant| variant.index());
                adt.variants.get(index).map_or(&[], |variant| &variant.fields)
            }
            _ => ty.struct_fields(),
        }
    }

    fn deref(&self, place: Place) -> Option<Place> {
        let (TyKind::Ref(ty, _) | TyKind::RawPtr(ty, _)) = self.program.ty(place.ty).kind else {
            return None;
        };
        let (address, provenance) = self.allocation(place)?.bytes.pointer(place.offset)?;
        let alloc = provenance?.alloc;
        let target = self.machine.memory().get(alloc)?;
        let offset = address.checked_sub(target.address)?;
        let end = offset.checked_add(self.program.ty(ty).size)?;
        (target.live && end <= target.bytes.len()).then_some(Place { alloc, offset, ty })
    }

    fn allocation(&self, place: Place) -> Option<&'a Allocation> {
        self.machine.memory().get(place.alloc)
    }

    /// A scalar, or a struct whose only field with room is one.
    fn text(&self, place: Place) -> Result<String, String> {
        let ty = self.program.ty(place.ty);
        let bytes = &self.allocation(place).ok_or("its memory is gone then")?.bytes;
        let bits = || {
            let moved = format!("the `{}` holds no value then", ty.name);
            bytes.uint(place.offset, ty.size).ok_or(moved)
        };
        Ok(match &ty.kind {
            TyKind::Bool => (bits()? != 0).to_string(),
            TyKind::Char => {
                let character = u32::try_from(bits()?).ok().and_then(char::from_u32);
                format!("{:?}", character.ok_or("the bytes are no char")?)
            }
            TyKind::Int { signed: true } => {
                let unused = 128 - 8 * ty.size as u32;
                (((bits()? << unused) as i128) >> unused).to_string()
            }
            TyKind::Int { signed: false } => bits()?.to_string(),
            TyKind::Float if ty.size == 4 => format!("{:?}", f32::from_bits(bits()? as u32)),
            TyKind::Float => format!("{:?}", f64::from_bits(bits()? as u64)),
            TyKind::Adt(adt) if adt.variants.len() == 1 => {
                let has_room = |field: &&Field| self.program.ty(field.ty).size > 0;
                let mut fields = adt.variants[0].fields.iter().filter(has_room);
                match (fields.next(), fields.next()) {
                    (Some(field), None) => self.text(Self::at(place, field))?,
                    _ => return Err(format!("`{}` has more than one part", ty.name)),
                }
            }
            _ => {
                return Err(format!("a value of type `{}` cannot be written here", ty.name));
            }
        })
    }
}
