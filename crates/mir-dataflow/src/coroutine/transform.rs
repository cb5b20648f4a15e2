//! The two functions of a coroutine, made from its body: what is kept becomes fields behind a
//! pointer, and a switch over the state leads to where it goes on (rustc's `StateTransform`).

use mir::{
    AggregateKind, AssertKind, BasicBlock, BasicBlockData, Body, BodyKind, Callee, Const,
    ConstValue, Local, LocalDecl, LocalKind, Operand, Place, PlaceElem, Rvalue, Span, Statement,
    StatementKind, Stop, Terminator, TerminatorKind, TyId, VariantIdx,
};

use super::{
    CoroutineCx, PANICKED, PollTypes, RESERVED_VARIANTS, RETURNED, SuspensionPoint, UNRESUMED,
    capture_place,
};
use crate::graph::each_target;

/// `fn(Pin<&mut Coroutine>, &mut Context) -> Poll<Output>`.
pub fn poll(body: &Body, cx: CoroutineCx<'_>, tys: PollTypes) -> Body {
    let context = Local(body.arg_count);
    let span = body.span;
    let mut new = Transform::new(body, cx, tys.poll);
    let pinned = new.local(tys.pinned, LocalKind::Arg { mutable: true });
    let context_ty = body.locals[context.index()].ty;
    new.map[context.index()] = Some(new.local(context_ty, LocalKind::Arg { mutable: true }).into());
    let this = new.local(cx.self_ref, LocalKind::Temp);
    new.take_over(this);
    new.body.arg_count = 2;
    new.rewrite();

    let result = new.place(Local::RETURN.into());
    let poisoned = new.poison();
    for index in 1..new.body.blocks.len() {
        new.end_of_block(index, &result, poisoned, tys);
    }
    // The way in.
    let start = BasicBlock(1);
    let mut targets = vec![(u128::from(UNRESUMED.0), start)];
    for (state, msg) in
        [(RETURNED, AssertKind::ResumedAfterReturn), (PANICKED, AssertKind::ResumedAfterPanic)]
    {
        let block = new.never_again(msg);
        targets.push((u128::from(state.0), block));
    }
    for point in 0..cx.layout.points.len() {
        let (suspended, terminator) = new.point(point);
        if let TerminatorKind::Yield { resume, .. } = terminator.kind {
            let enter = (new.is_stop(terminator.span)).then_some(Stop::Enter);
            let block = new.go_on(suspended, resume, terminator.span, enter);
            targets.push((u128::from(RESERVED_VARIANTS) + point as u128, block));
        }
    }
    let otherwise = new.block(Vec::new(), TerminatorKind::Unreachable, span, false);
    let pointer = Operand::Copy(Place::from(pinned).field(mir::FieldIdx(0)));
    let pointer = new.assign(this.into(), Rvalue::Use(pointer), span);
    new.enter(vec![pointer], targets, otherwise);
    new.body
}

/// `fn(*mut Coroutine)`: drops what the coroutine holds in the state in which it is.
pub fn drop_glue(body: &Body, cx: CoroutineCx<'_>, unit_ty: TyId, name: String) -> Body {
    let span = body.span;
    let mut new = Transform::new(body, cx, unit_ty);
    let this = new.local(cx.self_ref, LocalKind::Arg { mutable: true });
    new.take_over(this);
    new.body.arg_count = 1;
    new.body.name = name;
    new.body.kind = BodyKind::Shim;
    new.rewrite();
    for block in &mut new.body.blocks {
        block.statements.retain(|it| !matches!(it.kind, StatementKind::Stop(_)));
        if let TerminatorKind::CoroutineDrop = block.terminator.kind {
            block.terminator.kind = TerminatorKind::Return;
        }
    }
    let done = new.block(Vec::new(), TerminatorKind::Return, span, false);
    let captures = new.drop_captures(done);
    let mut targets = vec![(u128::from(UNRESUMED.0), captures)];
    for point in 0..cx.layout.points.len() {
        let (suspended, terminator) = new.point(point);
        if let TerminatorKind::Yield { drop: Some(drop), .. } = terminator.kind {
            let block = new.go_on(suspended, drop, terminator.span, None);
            targets.push((u128::from(RESERVED_VARIANTS) + point as u128, block));
        }
    }
    // Nobody suspends while dropping.
    for block in &mut new.body.blocks {
        if let TerminatorKind::Yield { .. } = block.terminator.kind {
            block.terminator.kind = TerminatorKind::Unreachable;
        }
    }
    new.enter(Vec::new(), targets, done);
    new.body
}

/// A body as it becomes. Block 0 is the new entry; the old blocks follow, one further.
struct Transform<'a> {
    old: &'a Body,
    cx: CoroutineCx<'a>,
    body: Body,
    /// What each local of the old body is now.
    map: Vec<Option<Place>>,
    /// The pointer to the coroutine.
    this: Local,
}

impl<'a> Transform<'a> {
    fn new(old: &'a Body, cx: CoroutineCx<'a>, result: TyId) -> Self {
        let mut body = Body { locals: Vec::new(), blocks: Vec::new(), ..old.clone() };
        body.locals.push(LocalDecl { ty: result, kind: LocalKind::Return, span: old.span });
        Self { old, cx, body, map: vec![None; old.locals.len()], this: Local::RETURN }
    }

    fn local(&mut self, ty: TyId, kind: LocalKind) -> Local {
        self.body.locals.push(LocalDecl { ty, kind, span: self.old.span });
        Local(self.body.locals.len() as u32 - 1)
    }

    /// Decides what the old locals become that nothing is decided of.
    fn take_over(&mut self, this: Local) {
        self.this = this;
        for index in 0..self.old.locals.len() {
            if self.map[index].is_some() {
                continue;
            }
            let local = Local(index as u32);
            let place = match self.cx.layout.place_of(local) {
                _ if (1..=self.cx.captures).contains(&index) => capture_place(this, index - 1),
                Some((variant, field)) => {
                    let place = Place::from(this).deref().project(PlaceElem::Downcast(variant));
                    place.field(field)
                }
                None => {
                    let decl = self.old.locals[index].clone();
                    let kind = match decl.kind {
                        LocalKind::Return | LocalKind::Arg { .. } => LocalKind::Temp,
                        kind => kind,
                    };
                    self.body.locals.push(LocalDecl { kind, ..decl });
                    Local(self.body.locals.len() as u32 - 1).into()
                }
            };
            self.map[index] = Some(place);
        }
    }

    /// What a place of the old body is now.
    fn place(&self, place: Place) -> Place {
        let Some(base) = self.map.get(place.local.index()).and_then(Option::as_ref) else {
            return place;
        };
        let mut new = base.clone();
        new.projection.extend(place.projection.iter().map(|elem| match elem {
            PlaceElem::Index(local) => PlaceElem::Index(self.index(*local)),
            elem => *elem,
        }));
        new
    }

    /// An index: never kept, or it would have been refused.
    fn index(&self, local: Local) -> Local {
        let place = self.map.get(local.index()).and_then(Option::as_ref);
        place.and_then(Place::as_local).unwrap_or(local)
    }

    /// Takes over the old blocks with their places rewritten.
    fn rewrite(&mut self) {
        let terminator = Terminator { span: self.old.span, kind: TerminatorKind::Unreachable };
        self.body.blocks.push(BasicBlockData {
            statements: Vec::new(),
            terminator,
            is_cleanup: false,
        });
        for block in &self.old.blocks {
            let mut new = block.clone();
            new.statements.retain_mut(|statement| self.statement(statement));
            self.terminator(&mut new.terminator.kind);
            each_target(&mut new.terminator.kind, &mut |target| target.0 += 1);
            self.body.blocks.push(new);
        }
        for info in &mut self.body.var_debug_info {
            let place = info.place.clone();
            if let Some(base) = self.map.get(place.local.index()).and_then(Option::as_ref) {
                let mut new = base.clone();
                new.projection.extend(place.projection);
                info.place = new;
            }
        }
    }

    /// Does the statement stay?
    fn statement(&self, statement: &mut Statement) -> bool {
        match &mut statement.kind {
            StatementKind::Assign(place, rvalue) => {
                *place = self.place(place.clone());
                self.rvalue(rvalue);
            }
            StatementKind::SetDiscriminant(place, _) | StatementKind::Stop(Stop::Drop(place)) => {
                *place = self.place(place.clone());
            }
            StatementKind::StorageLive(local) | StatementKind::StorageDead(local) => {
                let place = self.map.get(local.index()).and_then(Option::as_ref);
                match place.and_then(Place::as_local) {
                    Some(new) => *local = new,
                    None => return false,
                }
            }
            StatementKind::Stop(_) => {}
        }
        true
    }

    fn rvalue(&self, rvalue: &mut Rvalue) {
        match rvalue {
            Rvalue::Use(operand)
            | Rvalue::Repeat(operand, _)
            | Rvalue::Cast(_, operand, _)
            | Rvalue::UnaryOp(_, operand) => self.operand(operand),
            Rvalue::BinaryOp(_, left, right) => {
                self.operand(left);
                self.operand(right);
            }
            Rvalue::Aggregate(_, operands) => operands.iter_mut().for_each(|it| self.operand(it)),
            Rvalue::Ref(_, place)
            | Rvalue::RawPtr(_, place)
            | Rvalue::Discriminant(place)
            | Rvalue::Len(place) => *place = self.place(place.clone()),
        }
    }

    fn operand(&self, operand: &mut Operand) {
        match operand {
            Operand::Copy(place) | Operand::Move(place) => *place = self.place(place.clone()),
            Operand::Constant(_) => {}
        }
    }

    fn terminator(&self, kind: &mut TerminatorKind) {
        match kind {
            TerminatorKind::SwitchInt { discr, .. } => self.operand(discr),
            TerminatorKind::Drop { place, .. } => *place = self.place(place.clone()),
            TerminatorKind::Call { callee, args, destination, .. } => {
                if let Callee::Pointer(pointer) = callee {
                    self.operand(pointer);
                }
                args.iter_mut().for_each(|arg| self.operand(arg));
                *destination = self.place(destination.clone());
            }
            TerminatorKind::Assert { cond, msg, .. } => {
                self.operand(cond);
                if let AssertKind::BoundsCheck { len, index } = msg {
                    self.operand(len);
                    self.operand(index);
                }
            }
            TerminatorKind::Yield { .. }
            | TerminatorKind::Goto(_)
            | TerminatorKind::Return
            | TerminatorKind::CoroutineDrop
            | TerminatorKind::UnwindResume
            | TerminatorKind::Unreachable
            | TerminatorKind::Unsupported(_) => {}
        }
    }

    fn block(
        &mut self,
        statements: Vec<Statement>,
        kind: TerminatorKind,
        span: Span,
        is_cleanup: bool,
    ) -> BasicBlock {
        let terminator = Terminator { span, kind };
        self.body.blocks.push(BasicBlockData { statements, terminator, is_cleanup });
        BasicBlock(self.body.blocks.len() as u32 - 1)
    }

    fn assign(&self, place: Place, rvalue: Rvalue, span: Span) -> Statement {
        Statement { span, kind: StatementKind::Assign(place, rvalue) }
    }

    fn set_state(&self, state: VariantIdx, span: Span) -> Statement {
        let place = Place::from(self.this).deref();
        Statement { span, kind: StatementKind::SetDiscriminant(place, state) }
    }

    /// Does the player stop at what has this span?
    fn is_stop(&self, span: Span) -> bool {
        self.body.kind == BodyKind::User && span.is_user()
    }

    /// Where a panic goes that nothing else catches.
    fn poison(&mut self) -> BasicBlock {
        let span = self.old.span;
        let statements = vec![self.set_state(PANICKED, span)];
        self.block(statements, TerminatorKind::UnwindResume, span, true)
    }

    /// Returns write the result and the state, a panic leaves a state of its own.
    fn end_of_block(&mut self, index: usize, result: &Place, poisoned: BasicBlock, tys: PollTypes) {
        let span = self.body.blocks[index].terminator.span;
        let is_cleanup = self.body.blocks[index].is_cleanup;
        let (ready, pending) = tys.variants;
        match &mut self.body.blocks[index].terminator.kind {
            TerminatorKind::Call { unwind, .. }
            | TerminatorKind::Drop { unwind, .. }
            | TerminatorKind::Assert { unwind, .. }
                if unwind.is_none() && !is_cleanup =>
            {
                *unwind = Some(poisoned);
            }
            TerminatorKind::UnwindResume if index != poisoned.index() => {
                self.body.blocks[index].terminator.kind = TerminatorKind::Goto(poisoned);
            }
            TerminatorKind::Return => {
                let fields = vec![Operand::Move(result.clone())];
                let value = Rvalue::Aggregate(AggregateKind::Adt(tys.poll, ready), fields);
                let end = [
                    self.assign(Local::RETURN.into(), value, span),
                    self.set_state(RETURNED, span),
                ];
                let statements = &mut self.body.blocks[index].statements;
                // Where the player stops before the return, the result is there.
                let is_stop = |it: &Statement| it.kind == StatementKind::Stop(Stop::Return);
                let at = statements.iter().rposition(is_stop).unwrap_or(statements.len());
                statements.splice(at..at, end);
            }
            TerminatorKind::Yield { .. } => {
                let points = &self.cx.layout.points;
                let point = points.iter().position(|it| it.block.index() + 1 == index);
                let value = Rvalue::Aggregate(AggregateKind::Adt(tys.poll, pending), Vec::new());
                let pending = self.assign(Local::RETURN.into(), value, span);
                let mut end = vec![pending];
                // One that is never reached has no state.
                if let Some(point) = point {
                    end.push(self.set_state(VariantIdx(RESERVED_VARIANTS + point as u32), span));
                }
                if self.is_stop(span) {
                    end.push(Statement { span, kind: StatementKind::Stop(Stop::Return) });
                }
                let block = &mut self.body.blocks[index];
                block.statements.extend(end);
                block.terminator.kind = TerminatorKind::Return;
            }
            _ => {}
        }
    }

    /// Panics: the coroutine has ended.
    fn never_again(&mut self, msg: AssertKind) -> BasicBlock {
        let span = self.old.span;
        let target = self.block(Vec::new(), TerminatorKind::Unreachable, span, false);
        let ty = self.cx.bool_ty;
        let cond = Operand::Constant(Const { ty, value: ConstValue::Scalar(0) });
        let kind = TerminatorKind::Assert { cond, expected: true, msg, target, unwind: None };
        self.block(Vec::new(), kind, span, false)
    }

    /// A suspension point and its `Yield`, with targets in the new body.
    fn point(&self, point: usize) -> (&'a SuspensionPoint, Terminator) {
        let suspended = &self.cx.layout.points[point];
        let mut terminator = self.old.blocks[suspended.block.index()].terminator.clone();
        each_target(&mut terminator.kind, &mut |target| target.0 += 1);
        (suspended, terminator)
    }

    /// The way on from a suspension point: what had storage and was not kept has it again.
    fn go_on(
        &mut self,
        suspended: &SuspensionPoint,
        target: BasicBlock,
        span: Span,
        stop: Option<Stop>,
    ) -> BasicBlock {
        let locals =
            suspended.storage.iter().filter_map(|local| self.map[local].as_ref()?.as_local());
        let mut statements: Vec<_> = locals
            .map(|local| Statement { span, kind: StatementKind::StorageLive(local) })
            .collect();
        statements.extend(stop.map(|stop| Statement { span, kind: StatementKind::Stop(stop) }));
        self.block(statements, TerminatorKind::Goto(target), span, false)
    }

    /// Drops the captures in order; when one panics, those after it are still dropped.
    fn drop_captures(&mut self, done: BasicBlock) -> BasicBlock {
        let span = self.old.span;
        let mut unwind = self.block(Vec::new(), TerminatorKind::UnwindResume, span, true);
        let mut then = done;
        for index in (0..self.cx.captures).rev() {
            let place = capture_place(self.this, index);
            let kind =
                TerminatorKind::Drop { place: place.clone(), target: then, unwind: Some(unwind) };
            then = self.block(Vec::new(), kind, span, false);
            let kind = TerminatorKind::Drop { place, target: unwind, unwind: None };
            unwind = self.block(Vec::new(), kind, span, true);
        }
        then
    }

    /// Makes block 0: it looks at the state and goes on there.
    fn enter(
        &mut self,
        mut statements: Vec<Statement>,
        targets: Vec<(u128, BasicBlock)>,
        otherwise: BasicBlock,
    ) {
        let span = self.old.span;
        let state = self.local(self.cx.tag_ty, LocalKind::Temp);
        let discriminant = Rvalue::Discriminant(Place::from(self.this).deref());
        statements.push(self.assign(state.into(), discriminant, span));
        let discr = Operand::Move(state.into());
        let entry = &mut self.body.blocks[0];
        entry.statements = statements;
        entry.terminator.kind = TerminatorKind::SwitchInt { discr, targets, otherwise };
    }
}
