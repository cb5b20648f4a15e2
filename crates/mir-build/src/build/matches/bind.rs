//! Bindings of a matched candidate, and guards.

use mir::{BorrowKind, Mutability, Rvalue, StatementKind, Stop};

use super::candidate::{Binding, Matched};
use crate::build::{
    builder::Builder,
    scope::DropKind,
    thir::{Arm, BindingMode, ExprId, Scope},
};

impl<'db> Builder<'_, 'db> {
    /// Binds each alternative and goes on after them.
    pub(super) fn bind_all(&mut self, matched: &[Matched<'db>], emit_storage_live: bool) {
        let target = self.new_block();
        for (index, leaf) in matched.iter().enumerate() {
            self.block = leaf.block;
            for binding in &leaf.bindings {
                self.bind(binding, emit_storage_live, index == 0);
            }
            self.goto(target, self.locals[0].span);
        }
        self.block = target;
    }

    /// As [`Builder::bind_all`], with the guard of the arm.
    pub(super) fn bind_arm(
        &mut self,
        matched: &[&Matched<'db>],
        arm: &Arm<'db>,
        match_scope: Scope,
    ) {
        let target = self.new_block();
        for leaf in matched {
            self.clear_top_scope();
            self.block = leaf.block;
            match arm.guard {
                Some(guard) => self.bind_guarded(leaf, guard, match_scope),
                None => {
                    for binding in &leaf.bindings {
                        self.bind(binding, true, true);
                    }
                }
            }
            self.goto(target, arm.span);
        }
        self.block = target;
    }

    fn bind(&mut self, binding: &Binding<'db>, emit_storage_live: bool, schedule: bool) {
        let span = binding.span;
        let Some(locals) = self.vars.get(&binding.var).copied() else { return };
        let local = locals.local;
        if emit_storage_live {
            if schedule {
                self.storage_live_binding(binding.var, span);
            } else {
                self.push(span, StatementKind::StorageLive(local));
            }
        }
        if schedule {
            self.schedule_value(binding.var, local, span);
        }
        let rvalue = self.bound_value(binding);
        self.assign(local, rvalue, span);
    }

    fn bound_value(&mut self, binding: &Binding<'db>) -> Rvalue {
        let place = self.resolve_place(&binding.place, binding.span);
        match binding.mode {
            BindingMode::ByValue => Rvalue::Use(self.consume(place, binding.ty)),
            BindingMode::ByRef(Mutability::Not) => Rvalue::Ref(BorrowKind::Shared, place),
            BindingMode::ByRef(Mutability::Mut) => {
                Rvalue::Ref(BorrowKind::Mut { two_phase: false }, place)
            }
        }
    }

    /// In the guard every variable is seen through a reference: nothing is moved before the guard
    /// is known to be true.
    fn bind_guarded(&mut self, leaf: &Matched<'db>, guard: ExprId, match_scope: Scope) {
        for binding in &leaf.bindings {
            let span = binding.span;
            let Some(locals) = self.vars.get(&binding.var).copied() else { continue };
            let Some(reference) = locals.in_guard else { continue };
            let scope = self.var_scopes.get(&binding.var).copied();
            let seen = match binding.mode {
                BindingMode::ByValue => self.resolve_place(&binding.place, span),
                BindingMode::ByRef(_) => {
                    self.bind(binding, true, true);
                    locals.local.into()
                }
            };
            self.push(span, StatementKind::StorageLive(reference));
            self.schedule_drop(scope, reference, DropKind::Storage, span);
            self.assign(reference, Rvalue::Ref(BorrowKind::Shared, seen), span);
        }
        let before = self.guard_vars.len();
        self.guard_vars.extend(leaf.bindings.iter().map(|binding| binding.var));
        let span = self.thir[guard].span;
        let failed = self.in_if_then_scope(match_scope, |this| {
            this.stop(Stop::Condition(Vec::new()), span);
            this.then_else_break(guard, None);
        });
        self.guard_vars.truncate(before);
        let holds = self.block;
        self.block = failed;
        self.goto(leaf.otherwise, span);
        self.block = holds;
        for binding in &leaf.bindings {
            if binding.mode == BindingMode::ByValue {
                self.bind(binding, true, true);
            }
        }
    }
}
