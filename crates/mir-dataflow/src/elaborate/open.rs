//! The blocks that drop one place exactly, part by part where its parts differ (rustc's
//! `rustc_mir_transform::elaborate_drop`).

use mir::{
    BasicBlock, BasicBlockData, BorrowKind, Callee, FieldIdx, Local, LocalDecl, LocalKind, Operand,
    Place, PlaceElem, Rvalue, Span, Statement, StatementKind, Terminator, TerminatorKind, TyId,
    TyKind, VariantIdx,
};

use super::{Elaborator, Style, deep_style, shallow_style};
use crate::init::InitState;
use crate::move_paths::PathIdx;

/// Where a panic of drop glue goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unwind {
    /// To this block, or when there is none on into the caller.
    To(Option<BasicBlock>),
    /// Nowhere: a panic while unwinding aborts.
    InCleanup,
}

impl Unwind {
    fn block(self) -> Option<BasicBlock> {
        match self {
            Self::To(block) => block,
            Self::InCleanup => None,
        }
    }
}

/// A part of an opened place; its own path, if it has one.
type Part = (Place, Option<PathIdx>);

/// Builds the blocks for one `Drop`. Each function returns the block to enter.
pub(super) struct Ladder<'a, 'b> {
    pub elaborator: &'a mut Elaborator<'b>,
    /// What is known just before the drop.
    pub state: &'a InitState,
    /// Of the `Drop`.
    pub span: Span,
}

impl Ladder<'_, '_> {
    /// Drops what is left of the place of `path`, then goes on at `then`.
    pub fn drop_path(
        &mut self,
        place: &Place,
        path: PathIdx,
        then: BasicBlock,
        unwind: Unwind,
    ) -> BasicBlock {
        if !self.elaborator.needs_drop(self.ty(path)) {
            return then;
        }
        match deep_style(path, self.state, self.elaborator.data) {
            Style::Dead => then,
            Style::Static => {
                let cleared = self.elaborator.data.subtree(path);
                self.drop_block(place, &cleared, then, unwind)
            }
            Style::Conditional => {
                let drop = self.drop_block(place, &[path], then, unwind);
                self.test(path, drop, then, unwind)
            }
            Style::Open => self.open(place, path, then, unwind),
        }
    }

    /// Drops a part without a path of its own: it is there when `parent` is.
    fn drop_rest(
        &mut self,
        place: &Place,
        parent: PathIdx,
        then: BasicBlock,
        unwind: Unwind,
    ) -> BasicBlock {
        if shallow_style(parent, self.state) == Style::Dead {
            return then;
        }
        let drop = self.drop_block(place, &[], then, unwind);
        self.test(parent, drop, then, unwind)
    }

    fn open(
        &mut self,
        place: &Place,
        path: PathIdx,
        then: BasicBlock,
        unwind: Unwind,
    ) -> BasicBlock {
        let unwind = match unwind {
            Unwind::To(None) => Unwind::To(Some(self.resume())),
            unwind => unwind,
        };
        let types = self.elaborator.cx.types;
        match &types[self.ty(path).index()].kind {
            TyKind::Adt(adt) if adt.is_box => self.open_box(place, path, then, unwind),
            TyKind::Adt(adt) if adt.variants.len() != 1 => {
                self.open_enum(place, path, then, unwind)
            }
            TyKind::Adt(_) | TyKind::Tuple(_) | TyKind::Closure(_) => {
                // An enum of one variant is seen through its downcast.
                let child = self.elaborator.data.child(path, PlaceElem::Downcast(VariantIdx(0)));
                match child {
                    Some(variant) => {
                        let place = place.project(PlaceElem::Downcast(VariantIdx(0)));
                        let parts = self.fields(&place, variant);
                        let then = self.clear(&[path], then, unwind);
                        self.ladder(&parts, variant, then, unwind)
                    }
                    None => {
                        let parts = self.fields(place, path);
                        self.ladder(&parts, path, then, unwind)
                    }
                }
            }
            &TyKind::Array(_, len) => {
                let element = |offset| PlaceElem::ConstantIndex { offset, from_end: false };
                let parts: Vec<Part> =
                    (0..len).map(|i| self.part(place, path, element(i))).collect();
                // As rustc does: from the last element that was moved, or run of those that
                // were not, to the first.
                let runs = parts.chunk_by(|(_, a), (_, b)| a.is_none() && b.is_none());
                let parts: Vec<Part> = runs.rev().flatten().cloned().collect();
                self.ladder(&parts, path, then, unwind)
            }
            // Nothing else can be moved out of in part.
            _ => self.drop_rest(place, path, then, unwind),
        }
    }

    /// The contents first, then the allocation, which is there even when the contents are not.
    fn open_box(
        &mut self,
        place: &Place,
        path: PathIdx,
        then: BasicBlock,
        unwind: Unwind,
    ) -> BasicBlock {
        let free = self.free_box(place, path, then, unwind);
        let unwind = match unwind.block() {
            Some(block) => Unwind::To(Some(self.free_box(place, path, block, Unwind::InCleanup))),
            None => unwind,
        };
        let contents = self.part(place, path, PlaceElem::Deref);
        self.drop_part(&contents, path, free, unwind)
    }

    /// `Drop::drop(&mut place)`, which for a `Box` frees the allocation and no more.
    fn free_box(
        &mut self,
        place: &Place,
        path: PathIdx,
        then: BasicBlock,
        unwind: Unwind,
    ) -> BasicBlock {
        let drop_impl = match &self.elaborator.cx.types[self.ty(path).index()].kind {
            TyKind::Adt(adt) => adt.drop_impl,
            _ => None,
        };
        let mut statements = self.elaborator.set_flags(&[path], false, self.span);
        let kind = match drop_impl {
            Some(drop_impl) => {
                let self_ref = self.temp(drop_impl.self_ref);
                let borrow = Rvalue::Ref(BorrowKind::Mut { two_phase: false }, place.clone());
                statements.push(self.assign(self_ref, borrow));
                TerminatorKind::Call {
                    callee: Callee::Fn(drop_impl.function),
                    args: vec![Operand::Move(Place::from(self_ref))],
                    destination: Place::from(self.temp(self.elaborator.cx.unit_ty)),
                    target: Some(then),
                    unwind: unwind.block(),
                }
            }
            None => TerminatorKind::Unsupported(
                "a `Box` whose contents were moved out, of a `Box` type without `Drop`".to_owned(),
            ),
        };
        let free = self.block(statements, kind, unwind);
        self.test(path, free, then, unwind)
    }

    /// Looks at the discriminant, then drops what is left of that variant's fields.
    fn open_enum(
        &mut self,
        place: &Place,
        path: PathIdx,
        then: BasicBlock,
        unwind: Unwind,
    ) -> BasicBlock {
        let then = self.clear(&[path], then, unwind);
        let unwind = match unwind.block() {
            Some(block) => Unwind::To(Some(self.clear(&[path], block, Unwind::InCleanup))),
            None => unwind,
        };
        let TyKind::Adt(adt) = &self.elaborator.cx.types[self.ty(path).index()].kind else {
            return then;
        };
        let mut targets = Vec::new();
        let mut rest_needs_drop = false;
        for (index, variant) in adt.variants.iter().enumerate() {
            let downcast = PlaceElem::Downcast(VariantIdx(index as u32));
            match self.elaborator.data.child(path, downcast) {
                Some(child) => {
                    let parts = self.fields(&place.project(downcast), child);
                    let entry = self.ladder(&parts, child, then, unwind);
                    targets.push((variant.discr, entry));
                }
                None => {
                    let mut fields = variant.fields.iter();
                    rest_needs_drop |= fields.any(|field| self.elaborator.needs_drop(field.ty));
                }
            }
        }
        let otherwise = match rest_needs_drop {
            true => self.drop_block(place, &[], then, unwind),
            false => then,
        };
        if targets.iter().all(|&(_, entry)| entry == otherwise) {
            return self.test(path, otherwise, then, unwind);
        }
        let Some(discr_ty) = adt.discr else {
            let why = "dropping what is left of an enum without a discriminant type".to_owned();
            return self.block(Vec::new(), TerminatorKind::Unsupported(why), unwind);
        };
        let bits = self.elaborator.cx.types[discr_ty.index()].size * 8;
        let mask = if bits >= 128 { u128::MAX } else { (1 << bits) - 1 };
        let discr = self.temp(discr_ty);
        let statement = self.assign(discr, Rvalue::Discriminant(place.clone()));
        let kind = TerminatorKind::SwitchInt {
            discr: Operand::Move(Place::from(discr)),
            targets: targets.into_iter().map(|(discr, to)| (discr as u128 & mask, to)).collect(),
            otherwise,
        };
        let switch = self.block(vec![statement], kind, unwind);
        self.test(path, switch, then, unwind)
    }

    /// Drops the parts in order. When one panics, those after it are still dropped.
    fn ladder(
        &mut self,
        parts: &[Part],
        path: PathIdx,
        then: BasicBlock,
        unwind: Unwind,
    ) -> BasicBlock {
        let mut then = self.clear(&[path], then, unwind);
        let mut unwind = match unwind.block() {
            Some(block) => Unwind::To(Some(self.clear(&[path], block, Unwind::InCleanup))),
            None => unwind,
        };
        for (index, part) in parts.iter().enumerate().rev() {
            then = self.drop_part(part, path, then, unwind);
            if index > 0
                && let Some(block) = unwind.block()
            {
                unwind = Unwind::To(Some(self.drop_part(part, path, block, Unwind::InCleanup)));
            }
        }
        then
    }

    fn drop_part(
        &mut self,
        (place, own): &Part,
        parent: PathIdx,
        then: BasicBlock,
        unwind: Unwind,
    ) -> BasicBlock {
        match own {
            Some(path) => self.drop_path(place, *path, then, unwind),
            None => {
                let elem = place.projection.last();
                let parent_ty = self.elaborator.data.paths[parent].ty;
                let ty = elem.and_then(|&elem| parent_ty.step(elem, self.elaborator.cx.types));
                match ty {
                    Some(ty) if self.elaborator.needs_drop(ty.ty) => {
                        self.drop_rest(place, parent, then, unwind)
                    }
                    _ => then,
                }
            }
        }
    }

    fn fields(&self, place: &Place, path: PathIdx) -> Vec<Part> {
        let ty = self.elaborator.data.paths[path].ty;
        (0..ty.fields(self.elaborator.cx.types).len() as u32)
            .map(|field| self.part(place, path, PlaceElem::Field(FieldIdx(field))))
            .collect()
    }

    fn part(&self, place: &Place, path: PathIdx, elem: PlaceElem) -> Part {
        (place.project(elem), self.elaborator.data.child(path, elem))
    }

    /// `on_set` if the path alone, without what is below it, is there; else `on_unset`.
    fn test(
        &mut self,
        path: PathIdx,
        on_set: BasicBlock,
        on_unset: BasicBlock,
        unwind: Unwind,
    ) -> BasicBlock {
        match (shallow_style(path, self.state), self.elaborator.flags[path]) {
            (Style::Dead, _) => on_unset,
            (Style::Conditional, Some(flag)) if on_set != on_unset => {
                let kind = TerminatorKind::SwitchInt {
                    discr: Operand::Copy(Place::from(flag)),
                    targets: vec![(0, on_unset)],
                    otherwise: on_set,
                };
                self.block(Vec::new(), kind, unwind)
            }
            _ => on_set,
        }
    }

    /// Clears the flags before the drop runs, so that they are right also when it panics.
    fn drop_block(
        &mut self,
        place: &Place,
        cleared: &[PathIdx],
        target: BasicBlock,
        unwind: Unwind,
    ) -> BasicBlock {
        let statements = self.elaborator.set_flags(cleared, false, self.span);
        let kind = TerminatorKind::Drop { place: place.clone(), target, unwind: unwind.block() };
        self.block(statements, kind, unwind)
    }

    /// Clears flags, then goes on.
    fn clear(&mut self, paths: &[PathIdx], then: BasicBlock, unwind: Unwind) -> BasicBlock {
        let statements = self.elaborator.set_flags(paths, false, self.span);
        if statements.is_empty() {
            return then;
        }
        self.block(statements, TerminatorKind::Goto(then), unwind)
    }

    fn resume(&mut self) -> BasicBlock {
        if let Some(block) = self.elaborator.resume {
            return block;
        }
        let block = self.block(Vec::new(), TerminatorKind::UnwindResume, Unwind::InCleanup);
        self.elaborator.resume = Some(block);
        block
    }

    fn block(
        &mut self,
        statements: Vec<Statement>,
        kind: TerminatorKind,
        unwind: Unwind,
    ) -> BasicBlock {
        let terminator = Terminator { span: self.span, kind };
        let is_cleanup = unwind == Unwind::InCleanup;
        self.elaborator.new_block(BasicBlockData { statements, terminator, is_cleanup })
    }

    fn assign(&self, local: Local, rvalue: Rvalue) -> Statement {
        Statement { span: self.span, kind: StatementKind::Assign(Place::from(local), rvalue) }
    }

    fn temp(&mut self, ty: TyId) -> Local {
        let locals = &mut self.elaborator.body.locals;
        locals.push(LocalDecl { ty, kind: LocalKind::Temp, span: self.span });
        Local(locals.len() as u32 - 1)
    }

    fn ty(&self, path: PathIdx) -> TyId {
        self.elaborator.data.paths[path].ty.ty
    }
}
