//! `*b` of a `Box` becomes a deref of the raw pointer inside it (rustc's
//! `rustc_mir_transform::elaborate_box_derefs`).

use mir::{
    AssertKind, Body, Callee, FieldIdx, Operand, Place, PlaceElem, Rvalue, StatementKind, Stop,
    Terminator, TerminatorKind, Ty, TyKind,
};

use crate::place_ty::PlaceTy;

/// Writes out every `Deref` of a `Box` as the way through its fields to its pointer and a deref of
/// that: `*b` becomes `*(((b.0).0).0)`. After it only references and raw pointers are dereferenced.
pub fn expand_box_derefs(body: &mut Body, types: &[Ty]) {
    let locals: Vec<_> = body.locals.iter().map(|local| local.ty).collect();
    let mut expand = |place: &mut Place| {
        if !place.is_indirect() {
            return;
        }
        let mut ty = Some(PlaceTy::of(locals[place.local.index()]));
        let mut projection = Vec::with_capacity(place.projection.len());
        for &elem in &place.projection {
            if let (PlaceElem::Deref, Some(from)) = (elem, ty) {
                projection.extend(way_to_pointer(from, types));
            }
            projection.push(elem);
            ty = ty.and_then(|ty| ty.step(elem, types));
        }
        place.projection = projection;
    };
    for block in &mut body.blocks {
        for statement in &mut block.statements {
            match &mut statement.kind {
                StatementKind::Assign(place, rvalue) => {
                    expand(place);
                    visit_rvalue(rvalue, &mut expand);
                }
                StatementKind::Stop(Stop::Drop(place))
                | StatementKind::SetDiscriminant(place, _) => expand(place),
                StatementKind::Stop(_)
                | StatementKind::StorageLive(_)
                | StatementKind::StorageDead(_) => {}
            }
        }
        visit_terminator(&mut block.terminator, &mut expand);
    }
    for info in &mut body.var_debug_info {
        expand(&mut info.place);
    }
}

/// The fields from a `Box` to its raw pointer; none for anything else.
fn way_to_pointer(from: PlaceTy, types: &[Ty]) -> Vec<PlaceElem> {
    match &types[from.ty.index()].kind {
        TyKind::Adt(adt) if adt.is_box => {}
        _ => return Vec::new(),
    }
    let mut way = Vec::new();
    let mut at = from;
    // The first field that has bytes holds the pointer, all the way down.
    while let Some(index) =
        at.fields(types).iter().position(|field| types[field.ty.index()].size > 0)
    {
        let elem = PlaceElem::Field(FieldIdx(index as u32));
        way.push(elem);
        match at.step(elem, types) {
            Some(next) => at = next,
            None => break,
        }
    }
    way
}

fn visit_operand(operand: &mut Operand, visit: &mut impl FnMut(&mut Place)) {
    match operand {
        Operand::Copy(place) | Operand::Move(place) => visit(place),
        Operand::Constant(_) => {}
    }
}

fn visit_rvalue(rvalue: &mut Rvalue, visit: &mut impl FnMut(&mut Place)) {
    match rvalue {
        Rvalue::Use(operand)
        | Rvalue::Repeat(operand, _)
        | Rvalue::Cast(_, operand, _)
        | Rvalue::UnaryOp(_, operand) => visit_operand(operand, visit),
        Rvalue::BinaryOp(_, left, right) => {
            visit_operand(left, visit);
            visit_operand(right, visit);
        }
        Rvalue::Aggregate(_, operands) => {
            operands.iter_mut().for_each(|operand| visit_operand(operand, visit));
        }
        Rvalue::Ref(_, place)
        | Rvalue::RawPtr(_, place)
        | Rvalue::Discriminant(place)
        | Rvalue::Len(place) => visit(place),
    }
}

fn visit_terminator(terminator: &mut Terminator, visit: &mut impl FnMut(&mut Place)) {
    match &mut terminator.kind {
        TerminatorKind::SwitchInt { discr, .. } => visit_operand(discr, visit),
        TerminatorKind::Drop { place, .. } => visit(place),
        TerminatorKind::Call { callee, args, destination, .. } => {
            if let Callee::Pointer(pointer) = callee {
                visit_operand(pointer, visit);
            }
            args.iter_mut().for_each(|arg| visit_operand(arg, visit));
            visit(destination);
        }
        TerminatorKind::Assert { cond, msg, .. } => {
            visit_operand(cond, visit);
            if let AssertKind::BoundsCheck { len, index } = msg {
                visit_operand(len, visit);
                visit_operand(index, visit);
            }
        }
        TerminatorKind::Yield { resume_arg, .. } => visit(resume_arg),
        TerminatorKind::Goto(_)
        | TerminatorKind::Return
        | TerminatorKind::CoroutineDrop
        | TerminatorKind::UnwindResume
        | TerminatorKind::Unreachable
        | TerminatorKind::Unsupported(_) => {}
    }
}
