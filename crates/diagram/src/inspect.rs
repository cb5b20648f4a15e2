//! All about one thing that was clicked.

use machine::{AllocKind, Allocation, Moment, ThreadId};
use mir::{BodyKind, FnId, GlobalKind, Program, Span, VtblEntry};

use crate::node::{Node, NodeKind, PointerTo, Slot};
use crate::text::bytes;
use crate::view::View;
use crate::{State, Target, names, read};

/// Bytes listed of one value.
const BYTES: u64 = 64;

/// Pointers listed.
const POINTERS: usize = 12;

/// All that is known of one thing in a picture. What does not apply is empty or `None`.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Inspection {
    /// What it is called: `v.len`, heap block 1.
    pub name: String,
    /// Its type as rustc prints it.
    pub ty: String,
    /// Bytes.
    pub size: Option<u64>,
    /// Its address is a multiple of this.
    pub align: Option<u64>,
    /// Where it is.
    pub address: Option<u64>,
    /// In hexadecimal from the lowest address, `__` for bytes that hold nothing.
    pub bytes: String,
    /// The value on one line.
    pub value: String,
    /// What the machine knows of it.
    pub state: State,
    /// What points to it or into it.
    pub pointed_to_by: Vec<String>,
    /// The source that made it: a declaration, a call, an allocation.
    pub made_at: Option<Span>,
    /// The 1-based line of that in the reader's program.
    pub made_at_line: Option<u32>,
    /// The line that freed it or moved it out.
    pub ended_at_line: Option<u32>,
    /// What else is worth knowing, a sentence each.
    pub notes: Vec<String>,
}

pub(crate) fn inspect(moment: &Moment, view: &View, target: &Target) -> Inspection {
    let inspector = Inspector { moment, view, program: moment.machine.program() };
    let found = match *target {
        Target::Frame { thread, frame } => inspector.frame(thread, frame),
        Target::Local { thread, frame, local } => view
            .all_frames()
            .filter(|found| found.thread == thread && found.index == frame)
            .flat_map(|found| &found.variables)
            .find(|found| found.local == local)
            .and_then(|variable| inspector.bytes(variable.value.slot)),
        Target::Alloc(alloc) => names::node(view, Slot { alloc, offset: 0, size: 0 })
            .and_then(|node| inspector.bytes(Slot { offset: 0, ..node.slot })),
        Target::Bytes { alloc, offset, size } => inspector.bytes(Slot { alloc, offset, size }),
    };
    found.unwrap_or_else(|| Inspection { name: "gone".to_owned(), ..Inspection::default() })
}

struct Inspector<'a> {
    moment: &'a Moment,
    view: &'a View,
    program: &'a Program,
}

impl Inspector<'_> {
    fn frame(&self, thread: ThreadId, index: u32) -> Option<Inspection> {
        let frame = self.moment.machine.frames_of(thread).get(index as usize)?;
        let body = self.program.bodies.get(frame.body.index())?;
        let mut notes = Vec::new();
        if body.kind == BodyKind::Std {
            notes.push("A function of the library.".to_owned());
        }
        notes.push(format!(
            "From {:#x} up to {:#x}; the return address is in the 8 bytes at the top.",
            frame.bottom(),
            frame.top
        ));
        Some(Inspection {
            name: format!("frame of {}", body.name),
            size: Some(frame.size),
            align: Some(16),
            address: Some(frame.bottom()),
            made_at: Some(frame.call_span),
            made_at_line: self.line(frame.call_span),
            notes,
            ..Inspection::default()
        })
    }

    fn bytes(&self, slot: Slot) -> Option<Inspection> {
        let allocation = self.moment.machine.memory().get(slot.alloc)?;
        let root = names::node(self.view, slot);
        let node = root.and_then(|root| innermost(root, slot));
        let ty = node
            .filter(|node| node.slot == slot)
            .and_then(|node| self.program.types.get(node.ty?.index()));
        let whole = slot.offset == 0 && slot.size == allocation.bytes.len();
        let ghost = allocation.ghost(&(slot.offset..slot.end()));
        let block =
            self.view.heap.iter().chain(&self.view.statics).find(|block| block.alloc == slot.alloc);
        let state = match (block.map_or(State::Live, |block| block.state), node) {
            (State::Live, Some(node)) if node.slot == slot => node.state,
            (state, _) => state,
        };
        let made_at = self.made_at(allocation);
        let mut found = Inspection {
            name: names::place(self.view, slot),
            ty: ty.map_or(String::new(), |ty| ty.name.clone()),
            size: Some(slot.size),
            align: Some(ty.map_or(allocation.align, |ty| ty.align))
                .filter(|_| whole || ty.is_some()),
            address: Some(allocation.address.wrapping_add(slot.offset)),
            bytes: read::hex(&allocation.bytes, slot.offset, slot.size, BYTES),
            value: node.filter(|node| node.slot == slot).map_or(String::new(), Node::inline),
            state,
            pointed_to_by: self.pointers_to(slot),
            made_at,
            made_at_line: made_at.and_then(|span| self.line(span)),
            ended_at_line: ghost
                .map(|ghost| ghost.at.span)
                .or(allocation.freed_at.map(|site| site.span))
                .and_then(|span| self.line(span)),
            notes: Vec::new(),
        };
        if let Some(block) = block.filter(|_| found.ty.is_empty() && whole) {
            found.ty.clone_from(&block.title);
        }
        self.notes(&mut found, allocation, slot, node);
        Some(found)
    }

    fn notes(
        &self,
        found: &mut Inspection,
        allocation: &Allocation,
        slot: Slot,
        node: Option<&Node>,
    ) {
        if let Some(NodeKind::Pointer(end)) = node.map(|node| &node.kind) {
            let to = names::pointer(self.view, end);
            found.notes.push(match &end.to {
                PointerTo::Live(_) => format!("Holds the address {:#x}: {to}.", end.address),
                PointerTo::Freed(_) => format!("Holds the address {:#x} of {to}.", end.address),
                PointerTo::Null => "Holds the address 0: null.".to_owned(),
                PointerTo::Outside => format!(
                    "Holds the address {:#x}, outside of the memory that the pointer was made from; it must not be read there.",
                    end.address
                ),
                PointerTo::Nothing => format!(
                    "Holds the address {:#x}, where no memory belongs to it; it must not be read.",
                    end.address
                ),
                PointerTo::Function(name) => format!("Holds the address of the function {name}."),
                PointerTo::Vtable(name) => format!("Holds the address of the table of {name}."),
            });
            if let PointerTo::Vtable(name) = &end.to {
                found.notes.extend(self.words_of_vtable(name));
            }
        }
        if slot.offset > 0 {
            found.notes.push(format!("{} from the start of what it is in.", bytes(slot.offset)));
        }
        if let AllocKind::Global(id) = allocation.kind {
            let says = match self.program.globals.get(id.index()).map(|global| &global.kind) {
                Some(GlobalKind::Literal(_)) => "A literal: part of the program's read-only data.",
                Some(GlobalKind::Static { mutable: true, .. }) => "A static that can change.",
                Some(GlobalKind::Static { .. }) => "A static, read-only.",
                _ => "A constant, read-only.",
            };
            found.notes.push(says.to_owned());
        }
        if found.state == State::Moved {
            found.notes.push("The value was moved out: the bytes are still there, but the compiler lets nobody read them.".to_owned());
        }
    }

    /// The words of a vtable in their order: a sentence each.
    fn words_of_vtable(&self, table: &str) -> Vec<String> {
        let found = self.program.globals.iter().find_map(|global| match &global.kind {
            GlobalKind::Vtable { ty, name, entries } if name == table => Some((*ty, entries)),
            _ => None,
        });
        let Some((ty, entries)) = found else { return Vec::new() };
        let Some(ty) = self.program.types.get(ty.index()) else { return Vec::new() };
        let function =
            |id: FnId| self.program.bodies.get(id.index()).map_or("?", |body| body.name.as_str());
        let drop = match ty.drop_glue {
            Some(glue) => format!("the address of `{}`", function(glue)),
            None => "0, nothing is to be dropped".to_owned(),
        };
        let head = [
            format!("Word 0, how to drop a {}: {drop}.", ty.name),
            format!("Word 1, its size: {}.", ty.size),
            format!("Word 2, its alignment: {}.", ty.align),
        ];
        let methods = entries.iter().zip(3..).map(|(entry, word)| match entry {
            VtblEntry::Method(method) => {
                format!("Word {word}, the address of `{}`.", function(*method))
            }
            VtblEntry::TraitVPtr(_) => format!("Word {word}, the address of another such table."),
            VtblEntry::Vacant => format!("Word {word}: 0, no call can need it."),
        });
        head.into_iter().chain(methods).collect()
    }

    fn made_at(&self, allocation: &Allocation) -> Option<Span> {
        match allocation.kind {
            AllocKind::Stack { thread, frame, local } => {
                let frame = self.moment.machine.frames_of(thread).get(frame as usize)?;
                let body = self.program.bodies.get(frame.body.index())?;
                Some(body.locals.get(local.index())?.span)
            }
            AllocKind::Global(id) => Some(self.program.globals.get(id.index())?.span),
            _ => Some(allocation.allocated_at.span),
        }
    }

    fn pointers_to(&self, slot: Slot) -> Vec<String> {
        let variables = self.view.all_frames().flat_map(|frame| &frame.variables);
        let blocks = self.view.heap.iter().filter(|block| block.state != State::Freed);
        let nodes = variables.map(|found| &found.value);
        let nodes = nodes.chain(blocks.chain(&self.view.statics).map(|block| &block.value));
        nodes
            .flat_map(Node::pointers)
            .filter(|(_, end)| match end.to {
                PointerTo::Live(to) | PointerTo::Freed(to) => {
                    slot.contains(Slot { size: 0, ..to })
                        && (to.offset < slot.end() || slot.size == 0)
                }
                _ => false,
            })
            .map(|(from, _)| names::place(self.view, from))
            .take(POINTERS)
            .collect()
    }

    fn line(&self, span: Span) -> Option<u32> {
        (span.is_user() && !self.program.files.is_empty()).then(|| self.program.line(span))
    }
}

/// The outermost node that is exactly these bytes, or the innermost that contains them.
fn innermost(root: &Node, slot: Slot) -> Option<&Node> {
    let mut here = root.slot.contains(slot).then_some(root)?;
    while here.slot != slot {
        match here.children().iter().find(|child| child.slot.contains(slot)) {
            Some(inner) => here = inner,
            None => break,
        }
    }
    Some(here)
}
