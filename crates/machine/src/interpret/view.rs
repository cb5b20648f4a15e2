//! Registers as the allocations that they stand for, for whoever looks at the machine.

use crate::Machine;
use crate::memory::{AllocKind, Allocation, Ghost, Site, Views};

/// Every register that has storage.
pub(crate) fn views(machine: &Machine) -> Views {
    let mut views = Views::new();
    let frames = machine.threads().flat_map(|thread| {
        machine
            .frames_of(thread.id)
            .iter()
            .enumerate()
            .map(|(depth, frame)| (thread.id, depth, frame))
    });
    for (thread, depth, frame) in frames {
        let Ok(body) = machine.code.body(frame.body) else { continue };
        for (index, (local, storage)) in body.locals.iter().zip(&frame.locals).enumerate() {
            let (Some(start), &Some(id)) = (local.register, storage) else { continue };
            let kind = {
                let (frame, local) = (depth as u32, mir::Local(index as u32));
                AllocKind::Stack { thread, frame, local }
            };
            let site = Site { span: local.span, step: 0 };
            let address = frame.top - local.below_top;
            let mut view = Allocation::new(kind, local.size, local.align, address, site);
            view.bytes.copy_from(0, &frame.registers, start, local.size);
            view.ghosts = frame
                .ghosts
                .iter()
                .map(|ghost| Ghost {
                    range: ghost.range.start.max(start) - start
                        ..ghost.range.end.min(start + local.size).max(start) - start,
                    ..ghost.clone()
                })
                .filter(|ghost| ghost.range.start < ghost.range.end)
                .collect();
            views.insert(id, view);
        }
    }
    views
}
