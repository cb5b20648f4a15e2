//! Where everything goes: the stack on the left, the heap and static memory on the right, or all
//! in one column when there is no room.
//!
//! Places are a function of the moment alone, and chosen so that they stay from step to step:
//! columns have fixed left edges unless something does not fit, variables are in the order of
//! their declarations, blocks in the order of their addresses.

mod arrows;
mod canvas;
mod value;

use machine::{Memory, Moment};
use mir::BodyKind;

use crate::view::{Block, FrameView, Variable, View};
use crate::{Diagram, Options, Point, Role, Shape, Size, State, Target, TextRole, text};
use canvas::{Area, CELL, Canvas, Column, GAP, cut};
use value::Values;

/// Space around the picture and between boxes.
const MARGIN: f32 = 12.0;
/// Between the columns, for arrows.
const GUTTER: f32 = 92.0;
/// Height of the first line of a box.
const HEADER: f32 = 26.0;
/// Characters of a variable's name and type, where there is room and where there is not.
const NAME: usize = 20;
const NARROW_NAME: usize = 12;

pub(crate) fn layout(moment: &Moment, view: &View, options: &Options) -> Diagram {
    let mut canvas = Canvas::new(options);
    let memory = moment.machine.memory();
    let types = &moment.machine.program().types;
    let mut layout = Layout { canvas: &mut canvas, view, memory, types };
    let narrow = options.is_narrow();
    let stack = layout.stack(Point::new(MARGIN, MARGIN));
    let column = stack.width.max(if narrow { 0.0 } else { (options.width * 0.36).floor() });
    layout.stretch(Role::Frame, column);
    layout.stretch(Role::FrameOfLibrary, column);
    let at = match narrow {
        false => Point::new(stack.x + column + GUTTER, MARGIN),
        true => Point::new(MARGIN, stack.bottom() + MARGIN),
    };
    layout.canvas.column = if narrow { Column::Stack } else { Column::Heap };
    let heap = layout.heap(at);
    let heap = layout.statics(heap);
    let channels = arrows::Channels {
        gutter: stack.x + column,
        gutter_width: GUTTER,
        right: heap.right().max(if narrow { stack.x + column } else { heap.x + 150.0 }),
    };
    let right = arrows::route(&mut canvas, &channels);
    let size =
        Size::new((right + MARGIN).max(options.width), stack.bottom().max(heap.bottom()) + MARGIN);
    let items = std::mem::take(&mut canvas.items);
    Diagram { size, items, sentence: String::new() }
}

struct Layout<'a, 'c> {
    canvas: &'c mut Canvas<'a>,
    view: &'c View,
    memory: &'c Memory,
    types: &'c [mir::Ty],
}

impl Layout<'_, '_> {
    fn stack(&mut self, at: Point) -> Area {
        let mut y = at.y;
        let mut width: f32 = 0.0;
        let heading = match &self.view.running {
            Some(title) => format!("stack of {title}, running"),
            None => "stack".to_owned(),
        };
        self.heading(Point::new(at.x, y), &heading);
        y += 18.0;
        if self.view.frames.is_empty() {
            let says = if self.view.is_over { "empty: the program is over" } else { "empty" };
            let here = Point::new(at.x, y + CELL / 2.0);
            self.canvas.text(TextRole::Note, here, says, State::Live);
            return Area::new(at, Size::new(TextRole::Note.width(says), y + CELL - at.y));
        }
        let label_width = self.label_width();
        let view = self.view;
        let frames =
            self.frames(&view.frames, view.frames_hidden, Point::new(at.x, y), label_width);
        width = width.max(frames.width);
        y += frames.height;
        // The stacks of the other threads follow below.
        for thread in &view.threads {
            y += 8.0;
            let heading = format!("stack of {}, {}", thread.title, thread.state);
            self.heading(Point::new(at.x, y), &heading);
            width = width.max(TextRole::Section.width(&heading));
            y += 18.0;
            let here = Point::new(at.x, y);
            let frames = self.frames(&thread.frames, thread.frames_hidden, here, label_width);
            width = width.max(frames.width);
            y += frames.height;
        }
        Area::new(at, Size::new(width, y - 10.0 - at.y))
    }

    /// Frames below one another, with the space behind the last.
    fn frames(&mut self, frames: &[FrameView], hidden: usize, at: Point, label_width: f32) -> Size {
        let mut y = at.y;
        let mut width: f32 = 0.0;
        for (position, frame) in frames.iter().enumerate() {
            let size = self.frame(frame, Point::new(at.x, y), label_width);
            width = width.max(size.width);
            y += size.height + 10.0;
            if position == 0 && hidden > 0 {
                let says = format!("… {hidden} more frames");
                let here = Point::new(at.x + GAP, y + 4.0);
                self.canvas.text(TextRole::Note, here, says, State::Live);
                y += 20.0;
            }
        }
        Size::new(width, y - at.y)
    }

    /// Room for the names and types of variables, the same in all frames.
    fn label_width(&self) -> f32 {
        let variables = self.view.all_frames().flat_map(|frame| &frame.variables);
        let width = |variable: &Variable| {
            let name = TextRole::Name.width(&cut(&variable.name, self.name_limit()));
            let (note, _) = self.note(variable);
            let name = name + self.canvas.options.beside_names;
            name.max(TextRole::Note.width(&note))
        };
        variables.map(width).fold(56.0, f32::max) + 14.0
    }

    fn name_limit(&self) -> usize {
        if self.canvas.options.is_narrow() { NARROW_NAME } else { NAME }
    }

    /// What is said below a variable's name.
    fn note(&self, variable: &Variable) -> (String, TextRole) {
        let ty = cut(&variable.ty, self.name_limit() + 2);
        let with_type = self.canvas.options.types;
        if variable.value.state == State::Moved {
            let note = if with_type { format!("moved {ty}") } else { "moved".to_owned() };
            return (note, TextRole::Badge);
        }
        let shadowed = if variable.is_shadowed { "shadowed " } else { "" };
        match self.canvas.options.addresses {
            true if with_type => {
                (format!("{shadowed}{ty} {:#x}", variable.address), TextRole::Note)
            }
            true => (format!("{shadowed}{:#x}", variable.address), TextRole::Note),
            false => (format!("{shadowed}{ty}"), TextRole::Note),
        }
    }

    fn frame(&mut self, frame: &FrameView, at: Point, label_width: f32) -> Size {
        let role = match frame.kind {
            BodyKind::User => Role::Frame,
            BodyKind::Std | BodyKind::Shim => Role::FrameOfLibrary,
        };
        self.canvas.begin_home();
        let target = Target::Frame { thread: frame.thread, frame: frame.index };
        let index = self.canvas.open(role, at, target, State::Live);
        let line = frame.line.map_or(String::new(), |line| format!("line {line}"));
        let at_line = if line.is_empty() { String::new() } else { format!(", at {line}") };
        let current = if frame.is_current { ", running" } else { "" };
        let label = format!("frame of {}{at_line}{current}", frame.name);
        self.canvas.describe(index, frame.changed, label);
        let title = cut(&frame.name, 34);
        let title_width = TextRole::Title.width(&title);
        let middle = at.y + HEADER / 2.0;
        self.canvas.text(TextRole::Title, Point::new(at.x + 10.0, middle), title, State::Live);
        let note = Point::new(at.x + 10.0 + title_width + 12.0, middle);
        let note_width = TextRole::Note.width(&line);
        self.canvas.text(TextRole::Note, note, line, State::Live);
        let mut width = note.x + note_width + 10.0 - at.x;
        let mut y = at.y + HEADER;
        for variable in &frame.variables {
            let size = self.variable(frame, variable, Point::new(at.x, y), label_width);
            width = width.max(size.width);
            y += size.height;
        }
        let size = Size::new(width, y - at.y + if frame.variables.is_empty() { 0.0 } else { 4.0 });
        self.canvas.set_size(index, size);
        self.canvas.end_home(Area::new(at, size));
        size
    }

    fn variable(
        &mut self,
        frame: &FrameView,
        variable: &Variable,
        at: Point,
        label_width: f32,
    ) -> Size {
        let state = variable.value.state;
        let name = cut(&variable.name, self.name_limit());
        let role = if variable.is_hidden { TextRole::Note } else { TextRole::Name };
        let (thread, local) = (frame.thread, variable.local);
        let target = Target::Local { thread, frame: frame.index, local };
        let (note, note_role) = self.note(variable);
        let middle = at.y + CELL / 2.0;
        self.named(role, Point::new(at.x + 10.0, middle), name, state, target, variable);
        let below = Point::new(at.x + 10.0, middle + 15.0);
        self.canvas.text(note_role, below, note, state);
        let value_at = Point::new(at.x + 10.0 + label_width, at.y);
        let (view, memory, types) = (self.view, self.memory, self.types);
        let mut values = Values { canvas: self.canvas, view, memory, types };
        let size = values.draw(&variable.value, value_at, &variable.name, false);
        Size::new(10.0 + label_width + size.width + 10.0, size.height.max(34.0) + 6.0)
    }

    fn named(
        &mut self,
        role: TextRole,
        at: Point,
        name: String,
        state: State,
        target: Target,
        variable: &Variable,
    ) {
        let shape = Shape::Text { role, text: name };
        let mut item = self.canvas.item(shape, Some(target), state);
        item.label = format!("{}: {}", variable.name, variable.ty);
        if state != State::Live {
            item.label = format!("{}, {}", item.label, state.word());
        }
        self.canvas.items.push((at, item));
    }

    fn heap(&mut self, at: Point) -> Area {
        let mut area = Area { x: at.x, y: at.y, width: 0.0, height: 0.0 };
        self.heading(at, "heap");
        let mut y = at.y + 18.0;
        if self.view.heap.is_empty() {
            let here = Point::new(at.x, y + CELL / 2.0);
            self.canvas.text(TextRole::Note, here, "empty", State::Live);
            y += CELL;
        }
        for (index, block) in self.view.heap.iter().enumerate() {
            let name = format!("heap block {}", index + 1);
            let size = self.block(block, Point::new(at.x, y), Role::Block, &name);
            area.width = area.width.max(size.width);
            y += size.height + 12.0;
        }
        if self.view.heap_hidden > 0 {
            let says = format!("… {} more blocks", self.view.heap_hidden);
            let here = Point::new(at.x, y + 6.0);
            self.canvas.text(TextRole::Note, here, says, State::Live);
            y += 20.0;
        }
        area.height = y - at.y;
        area
    }

    fn statics(&mut self, above: Area) -> Area {
        if self.view.statics.is_empty() {
            return above;
        }
        let mut area = above;
        let mut y = above.bottom() + 6.0;
        self.heading(Point::new(above.x, y), "static memory");
        y += 18.0;
        for block in &self.view.statics {
            let name = crate::names::static_name(block);
            let size = self.block(block, Point::new(above.x, y), Role::Static, &name);
            area.width = area.width.max(size.width);
            y += size.height + 12.0;
        }
        area.height = y - above.y;
        area
    }

    fn block(&mut self, block: &Block, at: Point, role: Role, name: &str) -> Size {
        self.canvas.inside = (block.state == State::Freed).then_some(State::Freed);
        self.canvas.begin_home();
        let index = self.canvas.open(role, at, Target::Alloc(block.alloc), block.state);
        let mut label = format!("{name}, {}", text::bytes(block.size));
        if !block.title.is_empty() {
            label = format!("{label}, {}", block.title);
        }
        if block.state != State::Live {
            label = format!("{label}, {}", block.state.word());
        }
        self.canvas.describe(index, block.changed, label);
        let mut x = at.x + 10.0;
        let middle = at.y + HEADER / 2.0;
        let address = match self.canvas.options.addresses {
            true => format!("{:#x}", block.address),
            false => String::new(),
        };
        let badge = match block.state {
            State::Live => "",
            state => state.word(),
        };
        let title = cut(&block.title, 34);
        let parts = [
            (TextRole::Title, title.as_str()),
            (TextRole::Note, &text::bytes(block.size)),
            (TextRole::Note, &address),
            (TextRole::Badge, badge),
        ];
        for (role, part) in parts {
            if !part.is_empty() {
                self.canvas.text(role, Point::new(x, middle), part, block.state);
                x += role.width(part) + 10.0;
            }
        }
        let inside = Point::new(at.x + 10.0, at.y + HEADER);
        let (view, memory, types) = (self.view, self.memory, self.types);
        let mut values = Values { canvas: self.canvas, view, memory, types };
        let size = values.draw(&block.value, inside, name, true);
        let size = Size::new((size.width + 20.0).max(x - at.x), HEADER + size.height + 8.0);
        self.canvas.set_size(index, size);
        let area = Area::new(at, size);
        self.canvas.end_home(area);
        // The whole block comes before what fills it.
        let slot = crate::node::Slot { alloc: block.alloc, offset: 0, size: block.size };
        let header = Area { height: HEADER, ..area };
        self.canvas.anchor(slot, header, false);
        self.canvas.inside = None;
        size
    }

    fn heading(&mut self, at: Point, text: &str) {
        let at = Point::new(at.x, at.y + 6.0);
        self.canvas.text(TextRole::Section, at, text, State::Live);
    }

    /// Makes all boxes of a role equally wide.
    fn stretch(&mut self, wanted: Role, width: f32) {
        for (_, item) in &mut self.canvas.items {
            if let Shape::Rect { role, size } = &mut item.shape
                && *role == wanted
            {
                size.width = size.width.max(width);
            }
        }
        for anchor in &mut self.canvas.anchors {
            anchor.home.width = anchor.home.width.max(width);
        }
    }
}
