//! From bytes and types to [`Node`]s.

use std::ops::Range;

use machine::{AllocId, Bytes};
use mir::{Adt, AdtKind, Tag, TyKind};

use crate::State;
use crate::changes::Changes;
use crate::node::{Node, NodeKind, PointerEnd, PointerTo, Slot};
use crate::read;
use crate::shape::{Meta, Shape};
use crate::value::{Part, Value, World};

/// Values inside values that are shown.
const DEPTH: u32 = 24;

/// Plain bytes shown of a block whose type nothing tells.
const RAW: u64 = 16;

/// Decodes values of one moment.
#[derive(Clone, Copy)]
pub(crate) struct Decoder<'a> {
    pub world: World<'a>,
    pub changes: &'a Changes,
    /// Elements shown before the rest is folded.
    pub elements: u64,
    /// Show what only the bytes have: tags of enums and padding.
    pub all_bytes: bool,
}

impl Decoder<'_> {
    /// The value as rows.
    pub fn value(&self, value: &Value) -> Node {
        self.node(value, None, 0)
    }

    /// A whole block as it is seen through a pointer, with what is before and behind it.
    pub fn block(&self, alloc: AllocId, seen: Option<(Slot, &Shape)>) -> Node {
        let size = self.world.allocation(alloc).map_or(0, |found| found.bytes.len());
        let whole = Slot { alloc, offset: 0, size };
        let Some((slot, shape)) = seen else { return self.raw(whole, None) };
        if shape.is_below {
            return self.below(whole, slot, shape);
        }
        let node = self.shaped(slot, shape);
        let (before, behind) = (slot.offset, size.saturating_sub(slot.end()));
        // What is smaller than one element is left by rounding.
        let unit = self.world.program.types.get(shape.ty.index()).map_or(1, |ty| ty.size.max(1));
        if before == 0 && (behind == 0 || shape.count.is_some() && behind < unit) {
            return node;
        }
        let mut fields = Vec::new();
        if before > 0 {
            fields.push(self.raw(Slot { size: before, ..whole }, Some("+0".to_owned())));
        }
        fields.push(Node { name: Some(format!("+{}", slot.offset)), ..node });
        if behind > 0 {
            let rest = Slot { alloc, offset: slot.end(), size: behind };
            fields.push(self.raw(rest, Some(format!("+{}", slot.end()))));
        }
        self.make(whole, None, NodeKind::Group { variant: None, fields })
    }

    /// A block with a pointer to its inside: the elements before it, in the order of memory, and
    /// the bytes behind it.
    fn below(&self, whole: Slot, slot: Slot, shape: &Shape) -> Node {
        let count = shape.count.unwrap_or(0);
        let mut values = self.world.contents(slot, shape, self.elements + 1);
        let folded = count.saturating_sub(values.len() as u64);
        let size = (slot.offset).checked_div(count).unwrap_or(0);
        let start = slot.offset - count * size;
        let fold = Slot { offset: start, size: folded * size, ..slot };
        let indices = (0..values.len()).rev();
        values.reverse();
        let elements = indices
            .zip(&values)
            .map(|(index, value)| self.node(value, Some(index.to_string()), 1))
            .collect();
        let folded = (folded > 0).then_some((folded, fold));
        let kind = NodeKind::Elements { elements, folded, spare: None };
        let table = Slot { offset: start, size: slot.offset - start, ..slot };
        let behind = format!("+{}", slot.offset);
        let fields =
            vec![self.make(table, Some(format!("+{start}")), kind), self.raw(slot, Some(behind))];
        self.make(whole, None, NodeKind::Group { variant: None, fields })
    }

    /// What a pointer of this shape leads to.
    pub fn shaped(&self, slot: Slot, shape: &Shape) -> Node {
        let Some(count) = shape.count else {
            return match self.world.contents(slot, shape, 1).first() {
                Some(value) => self.value(value),
                None => self.raw(slot, None),
            };
        };
        if shape.is_text {
            return self.text(slot, shape.len.unwrap_or(count).min(count));
        }
        let size = self.world.program.types.get(shape.ty.index()).map_or(0, |ty| ty.size);
        let bytes = self.world.allocation(slot.alloc).map(|found| &found.bytes);
        let used = match (shape.len, bytes) {
            (Some(len), _) => len.min(count),
            (None, Some(bytes)) => {
                let is_spare =
                    |index: u64| read::is_all_uninit(bytes, slot.offset + index * size, size);
                count - (0..count).rev().take_while(|&index| is_spare(index)).count() as u64
            }
            (None, None) => 0,
        };
        let shown = used.min(self.elements + 1);
        let first = self.world.contents(slot, &Shape { len: Some(used), ..shape.clone() }, shown);
        self.elements(slot, &first, used, count, size, 0)
    }

    fn node(&self, value: &Value, name: Option<String>, depth: u32) -> Node {
        let slot = self.world.slot(value);
        let kind = self.kind(value, slot, depth);
        Node { name, ty: Some(value.ty), ..self.make(slot, None, kind) }
    }

    fn make(&self, slot: Slot, name: Option<String>, kind: NodeKind) -> Node {
        let state = match &kind {
            _ if self.is_ghost(slot) => State::Moved,
            NodeKind::Uninit => State::Uninit,
            NodeKind::Pointer(PointerEnd { to: PointerTo::Freed(_), .. }) => State::Dangling,
            NodeKind::Invalid(_) => State::Dangling,
            _ => State::Live,
        };
        let changed = self.changes.is_written(slot);
        Node { slot, ty: None, name, state, changed, kind }
    }

    fn is_ghost(&self, slot: Slot) -> bool {
        slot.size > 0
            && self
                .world
                .allocation(slot.alloc)
                .is_some_and(|found| found.ghost(&(slot.offset..slot.end())).is_some())
    }

    fn kind(&self, value: &Value, slot: Slot, depth: u32) -> NodeKind {
        let Some(ty) = self.world.program.types.get(value.ty.index()) else {
            return NodeKind::Invalid("unknown type".to_owned());
        };
        let Some(allocation) = self.world.allocation(value.alloc) else {
            return NodeKind::Uninit;
        };
        let bytes = &allocation.bytes;
        if slot.end() > bytes.len() {
            return NodeKind::Invalid("outside of the allocation".to_owned());
        }
        if depth > DEPTH {
            return NodeKind::Leaf("…".to_owned());
        }
        if slot.size > 0 && read::is_all_uninit(bytes, slot.offset, slot.size) {
            return NodeKind::Uninit;
        }
        match &ty.kind {
            TyKind::Bool | TyKind::Char | TyKind::Int { .. } | TyKind::Float => {
                scalar(&ty.kind, bytes, slot.offset, slot.size)
            }
            TyKind::Ref(..) | TyKind::RawPtr(..) | TyKind::FnPtr => self.pointer(value, slot),
            TyKind::Adt(adt) if adt.kind == AdtKind::Union && !adt.is_std => {
                NodeKind::Bytes(read::hex(bytes, slot.offset, slot.size, RAW))
            }
            TyKind::Adt(adt) => self.adt(value, adt, &ty.name, depth),
            TyKind::Tuple(fields) | TyKind::Closure(fields) if fields.is_empty() => {
                NodeKind::Leaf(ty.name.clone())
            }
            TyKind::Tuple(_) | TyKind::Closure(_) => {
                let mut fields = self.rows(self.world.parts(value).1, false, depth);
                self.add_padding(slot, &mut fields);
                NodeKind::Group { variant: None, fields }
            }
            TyKind::Array(..) | TyKind::Slice(_) => self.array(value, slot, depth),
            TyKind::Str => self.text(slot, slot.size).kind,
            TyKind::Dyn => match self.world.concrete(value) {
                Some(concrete) => self.node(&concrete, None, depth + 1).kind,
                None => NodeKind::Bytes(read::hex(bytes, slot.offset, slot.size, RAW)),
            },
            TyKind::FnDef | TyKind::Never => NodeKind::Leaf(ty.name.clone()),
        }
    }

    fn adt(&self, value: &Value, adt: &Adt, name: &str, depth: u32) -> NodeKind {
        let (variant, parts) = self.world.parts(value);
        if adt.kind == AdtKind::Enum {
            let Some(variant) = variant else {
                return NodeKind::Invalid("no variant has this tag".to_owned());
            };
            let mut fields = self.rows(parts, adt.is_std, depth);
            if fields.is_empty() {
                return NodeKind::Leaf(variant.to_owned());
            }
            if let Some(tag) = self.tag(value, adt).filter(|_| self.all_bytes) {
                let before = |field: &Node| field.slot.offset < tag.slot.offset;
                fields.insert(fields.partition_point(before), tag);
            }
            return NodeKind::Group { variant: Some(variant.to_owned()), fields };
        }
        if adt.is_std {
            let mut sized = parts.iter().filter(|part| self.world.size(&part.value) > 0);
            // A wrapper is shown as what it wraps; of a union every field is one.
            if let (Some(only), true) =
                (sized.next(), sized.next().is_none() || adt.kind == AdtKind::Union)
            {
                return self.node(&only.value, None, depth + 1).kind;
            }
        }
        let mut fields = self.rows(parts, adt.is_std, depth);
        if fields.is_empty() {
            return NodeKind::Leaf(name.to_owned());
        }
        if adt.kind == AdtKind::Struct && !adt.is_std {
            self.add_padding(self.world.slot(value), &mut fields);
        }
        NodeKind::Group { variant: None, fields }
    }

    /// What tells the variant, unless a field of this variant has these bytes.
    fn tag(&self, value: &Value, adt: &Adt) -> Option<Node> {
        let bytes = &self.world.allocation(value.alloc)?.bytes;
        let (name, offset, size) = match adt.tag {
            Tag::Single(_) => return None,
            Tag::Direct { offset, size } => ("tag", offset, size),
            Tag::Niche { untagged, .. }
                if read::variant(adt, bytes, value.offset) == Some(untagged) =>
            {
                return None;
            }
            Tag::Niche { offset, size, .. } => ("niche", offset, size),
        };
        let slot = Slot { alloc: value.alloc, offset: value.offset + offset, size };
        let bits = read::uint(bytes, slot.offset, size)?;
        Some(self.make(slot, Some(name.to_owned()), NodeKind::Leaf(bits.to_string())))
    }

    /// Rows for the gaps between fields and behind them; the fields are in the order of memory.
    fn add_padding(&self, whole: Slot, fields: &mut Vec<Node>) {
        if !self.all_bytes {
            return;
        }
        let mut at = whole.offset;
        for field in std::mem::take(fields) {
            fields.extend(self.padding(Slot { offset: at, ..whole }, field.slot.offset));
            at = at.max(field.slot.end());
            fields.push(field);
        }
        fields.extend(self.padding(Slot { offset: at, ..whole }, whole.end()));
    }

    fn padding(&self, from: Slot, end: u64) -> Option<Node> {
        let size = end.checked_sub(from.offset).filter(|&size| size > 0)?;
        let row = self.make(
            Slot { size, ..from },
            Some("padding".to_owned()),
            NodeKind::Leaf(String::new()),
        );
        Some(Node { changed: false, ..row })
    }

    /// Fields as rows. Of a type of the library those without bytes are left out, and the private
    /// structs inside it are opened, so that the reader sees one level.
    fn rows(&self, parts: Vec<Part>, is_std: bool, depth: u32) -> Vec<Node> {
        let mut rows = Vec::new();
        for part in parts {
            if is_std && self.world.size(&part.value) == 0 {
                continue;
            }
            let node = self.node(&part.value, Some(part.name), depth + 1);
            match node.kind {
                NodeKind::Group { variant: None, fields }
                    if is_std && !part.is_argument && self.is_private(&part.value) =>
                {
                    rows.extend(fields);
                }
                _ => rows.push(node),
            }
        }
        rows
    }

    /// A struct of the library that is not, through wrappers, a value of the reader's.
    fn is_private(&self, value: &Value) -> bool {
        let Some(TyKind::Adt(adt)) = self.world.kind(value.ty) else { return false };
        if !adt.is_std || adt.kind != AdtKind::Struct {
            return false;
        }
        let (_, parts) = self.world.parts(value);
        let mut sized = parts.iter().filter(|part| self.world.size(&part.value) > 0);
        match (sized.next(), sized.next()) {
            (Some(only), None) => !only.is_argument && self.is_private(&only.value),
            _ => true,
        }
    }

    fn pointer(&self, value: &Value, slot: Slot) -> NodeKind {
        let Some((end, _)) = self.world.follow(value) else { return NodeKind::Uninit };
        if slot.size < 16 {
            return NodeKind::Pointer(end);
        }
        let word = |offset, name: &str, kind| {
            let at = Slot { offset: slot.offset + offset, size: 8, ..slot };
            self.make(at, Some(name.to_owned()), kind)
        };
        let bytes = self.world.allocation(value.alloc).map(|found| &found.bytes);
        let pointee = match self.world.kind(value.ty) {
            Some(TyKind::Ref(pointee, _) | TyKind::RawPtr(pointee, _)) => Some(*pointee),
            _ => None,
        };
        let second = match pointee.and_then(|pointee| self.world.meta(value, pointee)) {
            Some(Meta::Len(len)) => word(8, "len", NodeKind::Leaf(len.to_string())),
            Some(Meta::Concrete(_)) => {
                let table = bytes.and_then(|bytes| bytes.pointer(slot.offset + 8));
                let name = table
                    .and_then(|(_, provenance)| self.world.vtable_name(provenance?.alloc))
                    .unwrap_or_default();
                let address = table.map_or(0, |(address, _)| address);
                let end = PointerEnd { address, to: PointerTo::Vtable(name) };
                word(8, "vtable", NodeKind::Pointer(end))
            }
            None => word(8, "meta", NodeKind::Uninit),
        };
        let first = word(0, "ptr", NodeKind::Pointer(end));
        NodeKind::Group { variant: None, fields: vec![first, second] }
    }

    fn array(&self, value: &Value, slot: Slot, depth: u32) -> NodeKind {
        let Some((element, count)) = self.world.elements(value) else {
            return NodeKind::Invalid("no length".to_owned());
        };
        let size = self.world.program.types.get(element.index()).map_or(0, |ty| ty.size);
        let shown: Vec<Value> = (0..count.min(self.elements + 1))
            .map(|index| Value {
                ty: element,
                offset: value.offset + index * size,
                meta: None,
                ..value.clone()
            })
            .collect();
        self.elements(slot, &shown, count, count, size, depth).kind
    }

    /// A row of `count` elements of which the first `used` hold something.
    fn elements(
        &self,
        slot: Slot,
        values: &[Value],
        used: u64,
        count: u64,
        size: u64,
        depth: u32,
    ) -> Node {
        // One more than the limit is shown rather than folded away alone.
        let shown = if used > self.elements + 1 { self.elements } else { used };
        let elements = values
            .iter()
            .take(shown as usize)
            .enumerate()
            .map(|(index, value)| self.node(value, Some(index.to_string()), depth + 1))
            .collect();
        let part = |range: Range<u64>| {
            let count = range.end.saturating_sub(range.start);
            let at = Slot {
                alloc: slot.alloc,
                offset: slot.offset + range.start * size,
                size: count * size,
            };
            (count > 0).then_some((count, at))
        };
        let kind =
            NodeKind::Elements { elements, folded: part(shown..used), spare: part(used..count) };
        self.make(slot, None, kind)
    }

    /// UTF-8 of `len` bytes, then room. What is not UTF-8 is shown as bytes.
    fn text(&self, slot: Slot, len: u64) -> Node {
        let bytes = self.world.allocation(slot.alloc).map(|found| &found.bytes);
        let range = slot.offset..slot.offset.saturating_add(len);
        let text = bytes
            .filter(|bytes| bytes.is_init(range.clone()))
            .and_then(|bytes| bytes.raw(range))
            .and_then(|raw| std::str::from_utf8(raw).ok());
        let Some(text) = text else { return self.raw(slot, None) };
        let limit = (self.elements * 4) as usize;
        let shown = text.char_indices().nth(limit).map_or(text.len(), |(at, _)| at);
        let rest = |from: u64, to: u64| {
            let at = Slot { alloc: slot.alloc, offset: slot.offset + from, size: to - from };
            (to > from).then_some((to - from, at))
        };
        let kind = NodeKind::Text {
            text: text[..shown].to_owned(),
            folded: rest(shown as u64, len),
            spare: rest(len, slot.size.max(len)),
        };
        self.make(slot, None, kind)
    }

    fn raw(&self, slot: Slot, name: Option<String>) -> Node {
        let bytes = self.world.allocation(slot.alloc).map(|found| &found.bytes);
        let kind = match bytes {
            Some(bytes) if !read::is_all_uninit(bytes, slot.offset, slot.size) => {
                NodeKind::Bytes(read::hex(bytes, slot.offset, slot.size, RAW))
            }
            _ => NodeKind::Uninit,
        };
        self.make(slot, name, kind)
    }
}

fn scalar(kind: &TyKind, bytes: &Bytes, offset: u64, size: u64) -> NodeKind {
    let Some(bits) = read::uint(bytes, offset, size) else {
        return NodeKind::Bytes(read::hex(bytes, offset, size, RAW));
    };
    let text = match kind {
        TyKind::Bool => match bits {
            0 => "false".to_owned(),
            1 => "true".to_owned(),
            _ => return NodeKind::Invalid(format!("{bits:#x} is no bool")),
        },
        TyKind::Char => match u32::try_from(bits).ok().and_then(char::from_u32) {
            Some(character) => format!("{character:?}"),
            None => return NodeKind::Invalid(format!("{bits:#x} is no char")),
        },
        TyKind::Int { signed: true } => read::sign_extend(bits, size).to_string(),
        TyKind::Float if size == 4 => format!("{:?}", f32::from_bits(bits as u32)),
        TyKind::Float => format!("{:?}", f64::from_bits(bits as u64)),
        _ => bits.to_string(),
    };
    NodeKind::Leaf(text)
}
