//! A value as the pictures and the texts show it: rows inside rows, decoded from bytes.

use machine::AllocId;
use mir::TyId;

use crate::State;

/// Some bytes of an allocation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Slot {
    /// The allocation.
    pub alloc: AllocId,
    /// First byte.
    pub offset: u64,
    /// Number of bytes.
    pub size: u64,
}

impl Slot {
    /// One past the last byte.
    pub fn end(self) -> u64 {
        self.offset.saturating_add(self.size)
    }

    /// Are all bytes of the other one in this one?
    pub fn contains(self, other: Self) -> bool {
        self.alloc == other.alloc && self.offset <= other.offset && other.end() <= self.end()
    }
}

/// A value in memory.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// Where it is.
    pub slot: Slot,
    /// Its type; `None` for plain bytes.
    pub ty: Option<TyId>,
    /// The field or index it is in what is around it.
    pub name: Option<String>,
    /// Can it be used?
    pub state: State,
    /// Was it written in this step?
    pub changed: bool,
    /// What it holds.
    pub kind: NodeKind,
}

/// What a value holds.
#[derive(Clone, PartialEq, Debug)]
pub enum NodeKind {
    /// A value without parts, as Rust writes it.
    Leaf(String),
    /// Bytes never written.
    Uninit,
    /// Bytes that are no value of the type, and why.
    Invalid(String),
    /// An address.
    Pointer(PointerEnd),
    /// Fields in the order of memory.
    Group {
        /// The variant of an enum.
        variant: Option<String>,
        /// At least one.
        fields: Vec<Node>,
    },
    /// The elements of an array, slice or block.
    Elements {
        /// Those shown.
        elements: Vec<Node>,
        /// How many more there are, and where.
        folded: Option<(u64, Slot)>,
        /// How many more have room, and where.
        spare: Option<(u64, Slot)>,
    },
    /// UTF-8.
    Text {
        /// The characters shown.
        text: String,
        /// How many more bytes of text there are, and where.
        folded: Option<(u64, Slot)>,
        /// Bytes with room for more.
        spare: Option<(u64, Slot)>,
    },
    /// Bytes whose type nothing tells.
    Bytes(String),
}

/// Where a pointer leads.
#[derive(Clone, PartialEq, Debug)]
pub struct PointerEnd {
    /// The address in its bytes.
    pub address: u64,
    /// What is there.
    pub to: PointerTo,
}

/// What is at a pointer's address.
#[derive(Clone, PartialEq, Debug)]
pub enum PointerTo {
    /// Memory that may be used; the size is that of the pointee.
    Live(Slot),
    /// Memory that was freed, or a variable that is gone.
    Freed(Slot),
    /// A function.
    Function(String),
    /// The table of a trait object.
    Vtable(String),
    /// Address 0.
    Null,
    /// Not in the memory that the pointer was made from, whatever is there.
    Outside,
    /// No memory: an aligned address that stands for "nothing allocated", or one made of thin air.
    Nothing,
}

impl Node {
    /// The nodes directly inside.
    pub fn children(&self) -> &[Node] {
        match &self.kind {
            NodeKind::Group { fields, .. } => fields,
            NodeKind::Elements { elements, .. } => elements,
            _ => &[],
        }
    }

    /// This node and all inside it, outside first.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Node)) {
        visit(self);
        for child in self.children() {
            child.walk(visit);
        }
    }

    /// The pointers inside that may be followed, with where they lead.
    pub fn pointers(&self) -> Vec<(Slot, PointerEnd)> {
        let mut found = Vec::new();
        self.walk(&mut |node| {
            if let NodeKind::Pointer(end) = &node.kind
                && node.state != State::Moved
            {
                found.push((node.slot, end.clone()));
            }
        });
        found
    }

    /// The value on one line: `Some(3)`, `Point { x: 1, y: 2 }`.
    pub fn inline(&self) -> String {
        match &self.kind {
            NodeKind::Leaf(text) => text.clone(),
            NodeKind::Uninit => "uninitialised".to_owned(),
            NodeKind::Invalid(why) => format!("invalid: {why}"),
            NodeKind::Pointer(end) => end.inline(),
            NodeKind::Bytes(text) => text.clone(),
            NodeKind::Text { text, folded, .. } => {
                format!("{text:?}{}", folded.map_or("", |_| "…"))
            }
            NodeKind::Elements { elements, folded, .. } => {
                let mut parts: Vec<String> = elements.iter().map(Node::inline).collect();
                if let Some((count, _)) = folded {
                    parts.push(format!("… {count} more"));
                }
                format!("[{}]", parts.join(", "))
            }
            NodeKind::Group { variant, fields } => {
                let is_tuple = fields.iter().all(|field| is_index(field.name.as_deref()));
                let parts: Vec<String> = fields
                    .iter()
                    .map(|field| match &field.name {
                        Some(name) if !is_tuple => format!("{name}: {}", field.inline()),
                        _ => field.inline(),
                    })
                    .collect();
                let head = variant.as_deref().unwrap_or_default();
                let parts = parts.join(", ");
                match is_tuple {
                    true => format!("{head}({parts})"),
                    false if head.is_empty() => format!("{{ {parts} }}"),
                    false => format!("{head} {{ {parts} }}"),
                }
            }
        }
    }
}

impl PointerEnd {
    /// In words, without saying what is there.
    pub fn inline(&self) -> String {
        match &self.to {
            PointerTo::Live(_) => "pointer".to_owned(),
            PointerTo::Freed(_) => "pointer to freed memory".to_owned(),
            PointerTo::Function(name) => format!("fn {name}"),
            PointerTo::Vtable(name) => format!("vtable {name}"),
            PointerTo::Null => "null".to_owned(),
            PointerTo::Outside => format!("{:#x}, outside of what it was made from", self.address),
            PointerTo::Nothing => format!("{:#x}, no memory", self.address),
        }
    }
}

/// Is it the name of a field of a tuple?
pub(crate) fn is_index(name: Option<&str>) -> bool {
    name.is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_digit()))
}
