//! Where each region must be valid because a variable whose type mentions it is used later
//! (rustc's `type_check::liveness`).

use mir::{
    AssertKind, Callee, Local, Operand, Place, PlaceElem, Rvalue, StatementKind, TerminatorKind,
};
use mir_dataflow::{BitSet, maybe_initialised};

use crate::{
    input::Input,
    points::{Node, Points},
};

/// What a statement does with a local.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Access {
    /// Its value is replaced as a whole, or its memory comes or goes.
    Def,
    /// It is read, borrowed, or a part of it is written.
    Use,
    /// It is dropped, if it still holds something.
    Drop,
}

/// The points at which each region is live.
pub(crate) struct Liveness {
    /// By region.
    pub regions: Vec<BitSet>,
    /// What happens to locals at each point, locals without regions left out.
    pub accesses: Vec<Vec<(Local, Access)>>,
    /// By point: the locals with something to drop that may be initialised.
    initialised: Vec<Vec<BitSet>>,
}

impl Liveness {
    pub fn compute(input: &Input, types: &[mir::Ty], points: &Points) -> Self {
        let body = &input.body;
        let has_regions: Vec<bool> =
            input.locals.iter().map(|it| !it.used.is_empty() || !it.dropped.is_empty()).collect();
        let mut wanted = BitSet::new(body.locals.len());
        let mut accesses = Vec::with_capacity(points.len());
        for point in 0..points.len() {
            let mut found = Vec::new();
            each_access(points.node(body, point), &mut |local, access| {
                if has_regions.get(local.index()) == Some(&true) {
                    found.push((local, access));
                }
            });
            for &(local, access) in &found {
                if access == Access::Drop {
                    wanted.insert(local.index());
                }
            }
            accesses.push(found);
        }
        let initialised =
            if wanted.is_empty() { Vec::new() } else { maybe_initialised(body, types, &wanted) };
        let mut this = Self {
            regions: vec![BitSet::new(points.len()); input.region_count],
            accesses,
            initialised,
        };
        this.trace(input, points, &has_regions);
        this
    }

    /// May the local hold something that has to be dropped, before the point?
    pub fn may_be_initialised(&self, local: Local, point: usize, points: &Points) -> bool {
        let at = points.location(point);
        self.initialised
            .get(at.block.index())
            .is_none_or(|block| block[at.statement].contains(local.index()))
    }

    fn trace(&mut self, input: &Input, points: &Points, has_regions: &[bool]) {
        let count = has_regions.len();
        let mut uses = vec![Vec::new(); count];
        let mut drops = vec![Vec::new(); count];
        let mut defs = vec![Vec::new(); count];
        for (point, accesses) in self.accesses.iter().enumerate() {
            for &(local, access) in accesses {
                match access {
                    Access::Def => defs[local.index()].push(point),
                    Access::Use => uses[local.index()].push(point),
                    Access::Drop => drops[local.index()].push(point),
                }
            }
        }
        for local in (0..count).filter(|&local| has_regions[local]) {
            let mut is_def = BitSet::new(points.len());
            defs[local].iter().for_each(|&point| is_def.insert(point));
            let used = backwards(&uses[local], &is_def, points, |_| true);
            let id = Local(local as u32);
            let dropped = if input.locals[local].dropped.is_empty() {
                BitSet::new(points.len())
            } else {
                backwards(&drops[local], &is_def, points, |point| {
                    self.may_be_initialised(id, point, points)
                })
            };
            for &region in &input.locals[local].used {
                self.regions[region.index()].union(&used);
            }
            for &region in &input.locals[local].dropped {
                self.regions[region.index()].union(&dropped);
            }
        }
    }
}

/// The points from which one of `from` is reached without passing a definition.
fn backwards(
    from: &[usize],
    is_def: &BitSet,
    points: &Points,
    allowed: impl Fn(usize) -> bool,
) -> BitSet {
    let mut live = BitSet::new(points.len());
    let mut work: Vec<usize> = from.iter().copied().filter(|&point| allowed(point)).collect();
    work.iter().for_each(|&point| live.insert(point));
    while let Some(point) = work.pop() {
        for &before in points.predecessors(point) {
            if !live.contains(before) && !is_def.contains(before) && allowed(before) {
                live.insert(before);
                work.push(before);
            }
        }
    }
    live
}

/// Calls `f` for what a statement or terminator does to locals: uses first.
pub(crate) fn each_access(node: Node<'_>, f: &mut impl FnMut(Local, Access)) {
    match node {
        Node::Statement(statement) => match &statement.kind {
            StatementKind::Assign(place, rvalue) => {
                rvalue_places(rvalue, &mut |place| used_place(place, f));
                assigned_place(place, f);
            }
            StatementKind::StorageLive(local) | StatementKind::StorageDead(local) => {
                f(*local, Access::Def);
            }
            StatementKind::SetDiscriminant(..) | StatementKind::Stop(_) => {}
        },
        Node::Terminator(terminator) => match &terminator.kind {
            TerminatorKind::Call { callee, args, destination, .. } => {
                if let Callee::Pointer(Operand::Copy(place) | Operand::Move(place)) = callee {
                    used_place(place, f);
                }
                args.iter().filter_map(Operand::place).for_each(|place| used_place(place, f));
                assigned_place(destination, f);
            }
            TerminatorKind::Yield { resume_arg, .. } => assigned_place(resume_arg, f),
            TerminatorKind::Drop { place, .. } => f(place.local, Access::Drop),
            TerminatorKind::SwitchInt { discr, .. } => {
                discr.place().into_iter().for_each(|place| used_place(place, f));
            }
            TerminatorKind::Assert { cond, msg, .. } => {
                cond.place().into_iter().for_each(|place| used_place(place, f));
                if let AssertKind::BoundsCheck { len, index } = msg {
                    [len, index].into_iter().filter_map(Operand::place).for_each(|place| {
                        used_place(place, f);
                    });
                }
            }
            TerminatorKind::Return => f(Local::RETURN, Access::Use),
            _ => {}
        },
    }
}

/// Calls `f` for the places that an rvalue reads or borrows.
pub(crate) fn rvalue_places(rvalue: &Rvalue, f: &mut impl FnMut(&Place)) {
    let mut operand = |operand: &Operand| operand.place().into_iter().for_each(&mut *f);
    match rvalue {
        Rvalue::Use(it) | Rvalue::Repeat(it, _) | Rvalue::UnaryOp(_, it) => operand(it),
        Rvalue::Cast(_, it, _) => operand(it),
        Rvalue::BinaryOp(_, a, b) => {
            operand(a);
            operand(b);
        }
        Rvalue::Aggregate(_, operands) => operands.iter().for_each(operand),
        Rvalue::Ref(_, place)
        | Rvalue::RawPtr(_, place)
        | Rvalue::Discriminant(place)
        | Rvalue::Len(place) => f(place),
    }
}

fn used_place(place: &Place, f: &mut impl FnMut(Local, Access)) {
    f(place.local, Access::Use);
    indices(place, f);
}

fn assigned_place(place: &Place, f: &mut impl FnMut(Local, Access)) {
    f(place.local, if place.projection.is_empty() { Access::Def } else { Access::Use });
    indices(place, f);
}

fn indices(place: &Place, f: &mut impl FnMut(Local, Access)) {
    for elem in &place.projection {
        if let PlaceElem::Index(local) = elem {
            f(*local, Access::Use);
        }
    }
}
