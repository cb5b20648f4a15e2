//! Blocks that nothing will free.

use std::collections::BTreeSet;

use crate::memory::{AllocId, AllocKind};
use crate::{Leak, Machine, ThreadId};

/// Live blocks of the heap that no static reaches through pointers.
pub(crate) fn leaks(machine: &Machine) -> Vec<Leak> {
    let memory = machine.memory();
    let mut reached: BTreeSet<AllocId> = BTreeSet::new();
    let mut work: Vec<AllocId> = Vec::new();
    for (id, found) in memory.iter() {
        // What another thread still uses when `main` has ended is no leak.
        let is_root = match found.kind {
            AllocKind::Global(_) => true,
            AllocKind::Stack { thread, .. } | AllocKind::ThreadLocal { thread, .. } => {
                found.live && thread != ThreadId::MAIN
            }
            _ => false,
        };
        if is_root {
            reached.insert(id);
            work.push(id);
        }
    }
    while let Some(id) = work.pop() {
        let Some(found) = memory.get(id) else {
            continue;
        };
        for (_, target) in found.bytes.pointers() {
            if reached.insert(target) {
                work.push(target);
            }
        }
    }
    let mut leaks: Vec<Leak> = memory
        .iter()
        .filter(|(id, found)| found.live && found.kind == AllocKind::Heap && !reached.contains(id))
        .map(|(id, found)| Leak {
            alloc: id,
            size: found.bytes.len(),
            allocated_at: found.allocated_at,
        })
        .collect();
    leaks.sort_by_key(|leak| leak.allocated_at.step);
    leaks
}
