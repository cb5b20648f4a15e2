//! A value as cells and boxes.

use super::canvas::{Area, CELL, Canvas, GAP, PAD, Run, cut, visible};
use crate::node::{Node, NodeKind, PointerEnd, PointerTo, Slot};
use crate::view::View;
use crate::{Point, Role, Shape, Size, State, Target, TextRole, names, read};

/// Widest row of elements or text, in pixels, where there is room and where there is not.
const ROW: f32 = 338.0;
const NARROW_ROW: f32 = 150.0;
/// Elements side by side have short values.
const SHORT: usize = 9;
/// Cells with room that are drawn one by one.
const SPARE: u64 = 16;
/// Bytes shown in a cell when asked for.
const HEX: u64 = 8;

/// Draws values.
pub(super) struct Values<'a, 'c> {
    pub canvas: &'c mut Canvas<'a>,
    pub view: &'c View,
    pub memory: &'c machine::Memory,
    pub types: &'c [mir::Ty],
}

impl Values<'_, '_> {
    /// Draws a value with its top left corner at a point. `name` is what to call it in labels;
    /// `bare` leaves out the box around its parts.
    pub fn draw(&mut self, node: &Node, at: Point, name: &str, bare: bool) -> Size {
        match &node.kind {
            NodeKind::Group { variant, fields } => {
                self.group(node, variant.as_deref(), fields, at, name, bare)
            }
            NodeKind::Elements { elements, folded, spare } => {
                if self.is_inline(elements) {
                    self.cells(node, elements, *folded, *spare, at, name)
                } else {
                    self.rows(node, elements, *folded, *spare, at, name)
                }
            }
            NodeKind::Text { text, folded, spare } => {
                self.text(node, text, *folded, *spare, at, name)
            }
            NodeKind::Pointer(end) => self.pointer(node, end, at, name),
            NodeKind::Uninit => self.leaf(node, "uninit", at, name, 0.0),
            NodeKind::Invalid(why) => self.leaf(node, why, at, name, 0.0),
            NodeKind::Leaf(text) | NodeKind::Bytes(text) => self.leaf(node, text, at, name, 0.0),
        }
    }

    fn leaf(&mut self, node: &Node, text: &str, at: Point, name: &str, min: f32) -> Size {
        let text = cut(text, 48);
        let role = TextRole::Value;
        let hex = self.hex(node);
        let hex_width = if hex.is_empty() { 0.0 } else { TextRole::Note.width(&hex) + PAD };
        let width = (role.width(&text) + 2.0 * PAD + hex_width).max(30.0).max(min);
        let size = Size::new(width, CELL);
        self.cell(node, Role::Cell, at, size, label(name, node));
        let inner = width - hex_width;
        let x = at.x + (inner - role.width(&text)) / 2.0;
        self.canvas.text(role, Point::new(x, at.y + CELL / 2.0), text, node.state);
        if !hex.is_empty() {
            let at = Point::new(at.x + inner, at.y + CELL / 2.0);
            self.canvas.text(TextRole::Note, at, hex, node.state);
        }
        self.anchor(node, at, size, false);
        size
    }

    fn pointer(&mut self, node: &Node, end: &PointerEnd, at: Point, name: &str) -> Size {
        let is_arrow = matches!(end.to, PointerTo::Live(_) | PointerTo::Freed(_));
        let text = match &end.to {
            _ if node.state == State::Moved => String::new(),
            PointerTo::Null => "null".to_owned(),
            PointerTo::Function(name) => cut(&format!("fn {name}"), 24),
            PointerTo::Vtable(name) => cut(name, 24),
            PointerTo::Outside | PointerTo::Nothing => format!("{:#x}", end.address),
            _ if self.canvas.options.addresses => format!("{:#x}", end.address),
            _ => String::new(),
        };
        let hex = self.hex(node);
        let mut x = at.x + PAD;
        let mut texts = Vec::new();
        for (role, text) in [(TextRole::Value, text), (TextRole::Note, hex)] {
            if !text.is_empty() {
                let width = role.width(&text);
                texts.push((role, Point::new(x, at.y + CELL / 2.0), text));
                x += width + PAD;
            }
        }
        let dot = is_arrow.then(|| Point::new(x + 5.0, at.y + CELL / 2.0));
        if is_arrow {
            x += 10.0 + PAD;
        }
        let state = match end.to {
            PointerTo::Outside | PointerTo::Nothing if node.state == State::Live => State::Dangling,
            _ => node.state,
        };
        let size = Size::new((x - at.x).max(30.0), CELL);
        let label = match node.state {
            State::Moved => format!("{name}: moved out"),
            _ => format!("{name}: points to {}", names::pointer(self.view, end)),
        };
        self.cell(&Node { state, ..node.clone() }, Role::Pointer, at, size, label.clone());
        for (role, at, text) in texts {
            self.canvas.text(role, at, text, state);
        }
        self.anchor(node, at, size, false);
        if let Some(dot) = dot {
            // Centre a lone dot.
            let dot = match self.canvas.options.addresses || self.canvas.options.bytes {
                true => dot,
                false => Point::new(at.x + size.width / 2.0, dot.y),
            };
            let item = self.canvas.item(Shape::Dot, None, node.state);
            self.canvas.items.push((dot, item));
            if node.state != State::Moved && self.canvas.inside != Some(State::Freed) {
                self.canvas.source(node.slot, end, dot, node.changed);
                if let Some(source) = self.canvas.sources.last_mut() {
                    source.label = label;
                }
            }
        }
        size
    }

    fn group(
        &mut self,
        node: &Node,
        variant: Option<&str>,
        fields: &[Node],
        at: Point,
        name: &str,
        bare: bool,
    ) -> Size {
        let frame = (!bare).then(|| self.open(node, at, label(name, node)));
        let pad = if bare { 0.0 } else { GAP };
        let mut y = at.y + pad;
        let mut width: f32 = 0.0;
        let mut left = at.x + pad;
        if let Some(variant) = variant {
            let role = TextRole::Title;
            let at = Point::new(left + GAP, y + CELL / 2.0);
            self.canvas.text(role, at, variant, node.state);
            let text_width = GAP + role.width(variant) + GAP;
            width = text_width;
            match fields {
                // `Some` beside its only field.
                [only] if crate::node::is_index(only.name.as_deref()) => left += text_width,
                _ => y += CELL,
            }
        }
        let is_single = variant.is_some()
            && matches!(fields, [only] if crate::node::is_index(only.name.as_deref()));
        let role = TextRole::Field;
        let names: Vec<String> = fields.iter().map(|field| self.field_name(field)).collect();
        let label_width = match is_single {
            true => 0.0,
            false => names.iter().map(|it| role.width(it)).fold(0.0, f32::max) + 2.0 * GAP + 2.0,
        };
        for (field, shown) in fields.iter().zip(names) {
            let field_name = field.name.as_deref().unwrap_or_default();
            if !is_single {
                let at = Point::new(left + GAP, y + CELL / 2.0);
                self.canvas.text(role, at, shown, field.state);
            }
            let at_field = Point::new(left + label_width, y);
            let inner = self.draw(field, at_field, &format!("{name}.{field_name}"), false);
            width = width.max(at_field.x + inner.width - (at.x + pad));
            y += inner.height + GAP;
        }
        let height = y - GAP - at.y + pad;
        let size = Size::new(width + 2.0 * pad, height.max(CELL));
        if let Some(frame) = frame {
            self.canvas.set_size(frame, size);
        }
        self.anchor(node, at, size, false);
        size
    }

    /// Short values side by side, with their indices below.
    fn cells(
        &mut self,
        node: &Node,
        elements: &[Node],
        folded: Option<(u64, Slot)>,
        spare: Option<(u64, Slot)>,
        at: Point,
        name: &str,
    ) -> Size {
        let widths = elements.iter().map(|node| TextRole::Value.width(&cell_text(node)));
        let cell = (widths.fold(0.0, f32::max) + 2.0 * PAD).max(28.0);
        let per_row = ((self.row() / cell) as usize).max(1);
        let lead = if elements.is_empty() { 0.0 } else { 6.0 };
        let pitch = CELL + 14.0 + lead;
        let mut flow = Flow { at, per_row, cell, pitch, lead, index: 0, right: at.x };
        for (index, element) in elements.iter().enumerate() {
            let here = flow.next();
            let size = Size::new(cell, CELL);
            let path = format!("{name}[{index}]");
            self.cell(element, Role::Cell, here, size, label(&path, element));
            let text = cell_text(element);
            let x = here.x + (cell - TextRole::Value.width(&text)) / 2.0;
            let middle = here.y + CELL / 2.0;
            self.canvas.text(TextRole::Value, Point::new(x, middle), text, element.state);
            let text = element.name.clone().unwrap_or_default();
            let x = here.x + (cell - TextRole::Index.width(&text)) / 2.0;
            let below = Point::new(x, here.y + CELL + 8.0);
            self.canvas.text(TextRole::Index, below, text, State::Live);
            self.anchor(element, here, size, true);
        }
        let spare_cells = spare.filter(|&(count, _)| {
            count > 0 && folded.is_none() && count + elements.len() as u64 <= SPARE
        });
        if let Some((count, slot)) = spare_cells {
            for index in 0..count {
                let here = flow.next();
                let size = slot.size / count;
                let part = Slot { offset: slot.offset + index * size, size, ..slot };
                let box_size = Size::new(cell, CELL);
                self.spare(part, here, box_size, "room for one more element".to_owned());
            }
        }
        let mut size = flow.size();
        let rest = [
            folded.map(|(count, slot)| (format!("… {count} more"), slot, State::Live)),
            spare
                .filter(|_| spare_cells.is_none())
                .map(|(count, slot)| (format!("room for {count} more"), slot, State::Uninit)),
        ];
        for (text, slot, state) in rest.into_iter().flatten() {
            let here = Point::new(at.x, at.y + size.height);
            let inner = self.rest(slot, here, text, state);
            size.width = size.width.max(inner.width);
            size.height += inner.height + GAP;
        }
        self.anchor(node, at, size, false);
        size
    }

    /// Elements with parts, or pointers, below each other.
    fn rows(
        &mut self,
        node: &Node,
        elements: &[Node],
        folded: Option<(u64, Slot)>,
        spare: Option<(u64, Slot)>,
        at: Point,
        name: &str,
    ) -> Size {
        let role = TextRole::Field;
        let widest = elements.last().and_then(|node| node.name.as_deref()).unwrap_or_default();
        let label_width = role.width(widest) + 2.0 * GAP;
        let mut size = Size::new(0.0, 0.0);
        for element in elements {
            let index = element.name.as_deref().unwrap_or_default();
            let y = at.y + size.height;
            self.canvas.text(role, Point::new(at.x, y + CELL / 2.0), index, element.state);
            let path = format!("{name}[{index}]");
            let inner = self.draw(element, Point::new(at.x + label_width, y), &path, false);
            size.width = size.width.max(label_width + inner.width);
            size.height += inner.height + GAP;
        }
        let rest = [
            folded.map(|(count, slot)| (format!("… {count} more"), slot, State::Live)),
            spare.map(|(count, slot)| (format!("room for {count} more"), slot, State::Uninit)),
        ];
        for (text, slot, state) in rest.into_iter().flatten() {
            let inner = self.rest(slot, Point::new(at.x, at.y + size.height), text, state);
            size.width = size.width.max(inner.width);
            size.height += inner.height + GAP;
        }
        size.height = (size.height - GAP).max(CELL);
        self.anchor(node, at, size, false);
        size
    }

    fn text(
        &mut self,
        node: &Node,
        text: &str,
        folded: Option<(u64, Slot)>,
        spare: Option<(u64, Slot)>,
        at: Point,
        name: &str,
    ) -> Size {
        let role = TextRole::Value;
        let whole = format!("\"{}{}", visible(text), if folded.is_some() { "…\"" } else { "\"" });
        let mut lines = Vec::new();
        let mut line = String::new();
        for character in whole.chars() {
            if role.width(&line) + role.advance() > self.row() {
                lines.push(std::mem::take(&mut line));
            }
            line.push(character);
        }
        lines.push(line);
        let widest = lines.iter().map(|line| role.width(line)).fold(0.0, f32::max);
        let height = CELL + (lines.len() - 1) as f32 * 18.0;
        let size = Size::new((widest + 2.0 * PAD).max(30.0), height);
        let used =
            Slot { size: node.slot.size - spare.map_or(0, |(_, slot)| slot.size), ..node.slot };
        let text_node = Node { slot: used, ..node.clone() };
        self.cell(&text_node, Role::Cell, at, size, label(name, node));
        // The quote before the text has no byte.
        let mut source = text.chars();
        let mut offset = node.slot.offset;
        for (row, line) in lines.iter().enumerate() {
            let middle = at.y + CELL / 2.0 + row as f32 * 18.0;
            let left = at.x + PAD;
            self.canvas.text(role, Point::new(left, middle), line.clone(), node.state);
            let skipped = usize::from(row == 0);
            let shown: String = source.by_ref().take(line.chars().count() - skipped).collect();
            let slot = Slot { offset, size: shown.len() as u64, ..node.slot };
            offset += slot.size;
            let x = left + skipped as f32 * role.advance();
            self.canvas.runs.push(Run { slot, text: visible(&shown), x, bottom: middle + 9.0 });
        }
        let mut total = size;
        if let Some((count, slot)) = spare {
            let text = format!("+{count}");
            let here = Point::new(at.x + size.width, at.y);
            let width = (count as f32 * role.advance()).min(80.0).max(role.width(&text) + PAD);
            self.spare(
                slot,
                here,
                Size::new(width, height),
                format!("room for {count} more bytes"),
            );
            total.width += width;
        }
        if let Some((count, slot)) = folded {
            let here = Point::new(at.x, at.y + total.height + GAP);
            let inner = self.rest(slot, here, format!("… {count} more bytes"), State::Live);
            total.width = total.width.max(inner.width);
            total.height += GAP + inner.height;
        }
        self.anchor(&text_node, at, size, false);
        self.anchor(node, at, total, false);
        total
    }

    /// What is left out of a row, or room at its end.
    fn rest(&mut self, slot: Slot, at: Point, text: String, state: State) -> Size {
        let role = TextRole::Note;
        let size = Size::new(role.width(&text) + 2.0 * PAD, CELL);
        let index = self.canvas.open(Role::Spare, at, bytes(slot), state);
        self.canvas.set_size(index, size);
        self.canvas.describe(index, false, text.clone());
        self.canvas.anchor(slot, Area::new(at, size), true);
        self.canvas.text(role, Point::new(at.x + PAD, at.y + CELL / 2.0), text, state);
        size
    }

    fn spare(&mut self, slot: Slot, at: Point, size: Size, label: String) {
        let index = self.canvas.open(Role::Spare, at, bytes(slot), State::Uninit);
        self.canvas.set_size(index, size);
        self.canvas.describe(index, false, label);
        self.canvas.anchor(slot, Area::new(at, size), true);
    }

    fn cell(&mut self, node: &Node, role: Role, at: Point, size: Size, label: String) {
        let index = self.canvas.open(role, at, bytes(node.slot), node.state);
        self.canvas.set_size(index, size);
        self.canvas.describe(index, node.changed, label);
    }

    fn open(&mut self, node: &Node, at: Point, label: String) -> usize {
        let index = self.canvas.open(Role::Group, at, bytes(node.slot), node.state);
        self.canvas.describe(index, false, label);
        index
    }

    fn anchor(&mut self, node: &Node, at: Point, size: Size, is_inline: bool) {
        self.canvas.anchor(node.slot, Area::new(at, size), is_inline);
    }

    fn hex(&self, node: &Node) -> String {
        let bytes = self.memory.get(node.slot.alloc).map(|found| &found.bytes);
        match bytes {
            Some(bytes) if self.canvas.options.bytes && node.slot.size > 0 => {
                read::hex(bytes, node.slot.offset, node.slot.size, HEX)
            }
            _ => String::new(),
        }
    }

    /// The name of a field, with its type when types are shown.
    fn field_name(&self, field: &Node) -> String {
        let name = field.name.as_deref().unwrap_or_default();
        let ty = field.ty.filter(|_| self.canvas.options.types);
        match ty.and_then(|ty| self.types.get(ty.index())) {
            Some(ty) => format!("{name}: {}", cut(&ty.name, 24)),
            None => name.to_owned(),
        }
    }

    fn row(&self) -> f32 {
        if self.canvas.options.is_narrow() { NARROW_ROW } else { ROW }
    }

    fn is_inline(&self, elements: &[Node]) -> bool {
        !self.canvas.options.bytes
            && elements.iter().all(|node| {
                matches!(node.kind, NodeKind::Leaf(_) | NodeKind::Uninit | NodeKind::Bytes(_))
                    && cell_text(node).chars().count() <= SHORT
            })
    }
}

/// Cells side by side, several rows if need be.
struct Flow {
    at: Point,
    per_row: usize,
    cell: f32,
    pitch: f32,
    /// Room above each row, for arrows that come from above.
    lead: f32,
    index: usize,
    right: f32,
}

impl Flow {
    fn next(&mut self) -> Point {
        let (row, column) = (self.index / self.per_row, self.index % self.per_row);
        self.index += 1;
        let at = Point::new(
            self.at.x + column as f32 * self.cell,
            self.at.y + self.lead + row as f32 * self.pitch,
        );
        self.right = self.right.max(at.x + self.cell);
        at
    }

    fn size(&self) -> Size {
        let rows = self.index.div_ceil(self.per_row);
        Size::new(self.right - self.at.x, rows as f32 * self.pitch)
    }
}

fn bytes(slot: Slot) -> Target {
    Target::Bytes { alloc: slot.alloc, offset: slot.offset, size: slot.size }
}

fn cell_text(node: &Node) -> String {
    match &node.kind {
        NodeKind::Uninit => "?".to_owned(),
        _ => node.inline(),
    }
}

fn label(name: &str, node: &Node) -> String {
    match node.state {
        State::Moved => format!("{name}: moved out"),
        _ => format!("{name} = {}", node.inline()),
    }
}
