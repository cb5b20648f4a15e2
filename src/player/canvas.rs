//! Draws the items of a [`Diagram`] as SVG and keeps each one's element from step to step, so that
//! things keep their place and move when they move.
//!
//! One renderer for all kinds of items, not a component for each: it is smaller, and a step touches
//! only the attributes that it changed.

use std::sync::Arc;

use diagram::{ArrowEnd, Diagram, Item, Point, Role, Shape, State, Target, arrow_paths, classes};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement};

const SVG: &str = "http://www.w3.org/2000/svg";
/// Smaller letters than these would be hard to read; then the reader scrolls.
const MIN_SCALE: f32 = 0.84;

/// The `<svg>` element and what is drawn in it.
pub struct Canvas {
    svg: Element,
    /// The diagram that is drawn.
    diagram: Arc<Diagram>,
    /// Its items, in its order.
    drawn: Vec<Drawn>,
}

/// The element of an item.
struct Drawn {
    group: Element,
    /// The shapes inside the group, as they were drawn.
    parts: Vec<(Part, Element)>,
    mark: Mark,
}

/// How the reader can use an item.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    /// It says nothing that another item does not say.
    None,
    /// A button.
    Button {
        /// The one that the Tab key stops at; the arrow keys go on from there.
        is_first: bool,
        is_selected: bool,
    },
}

impl Canvas {
    /// An empty picture in an `<svg>` element.
    pub fn new(svg: Element) -> Self {
        Self { svg, diagram: Arc::default(), drawn: Vec::new() }
    }

    /// Draws a diagram in the place of the one before. A picture that is a little too wide for its
    /// room, in pixels, is made smaller.
    pub fn draw(&mut self, diagram: Arc<Diagram>, room: f32, selected: Option<Target>) {
        self.resize(&diagram, room);
        let before = std::mem::replace(&mut self.diagram, diagram);
        let mut olds: Vec<Option<Drawn>> = self.drawn.drain(..).map(Some).collect();
        // Most items stand where they stood in the list: look there first.
        let mut from = 0;
        let mut is_first = true;
        let mut in_order = true;
        for (at, item) in &self.diagram.items {
            let is_same = |&index: &usize| {
                olds.get(index).is_some_and(Option::is_some)
                    && before.items.get(index).is_some_and(|(_, old)| is_same(old, item))
            };
            let found = (from..olds.len()).chain(0..from).find(is_same);
            let old = found.and_then(|index| {
                in_order &= index >= from;
                from = index + 1;
                Some((olds.get_mut(index)?.take()?, before.items.get(index)?))
            });
            in_order &= old.is_some();
            let mark = match is_button(item) {
                false => Mark::None,
                true => Mark::Button {
                    is_first: std::mem::take(&mut is_first),
                    is_selected: selected.is_some() && item.target == selected,
                },
            };
            if let Some(drawn) = draw(old, *at, item, mark) {
                self.drawn.push(drawn);
            }
        }
        for gone in olds.into_iter().flatten() {
            gone.group.remove();
        }
        if !in_order {
            self.put_in_order();
        }
    }

    /// What a click on an element means.
    pub fn target_of(&self, element: &Element) -> Option<Target> {
        let group = element.closest("[role=button]").ok()??;
        let index = self.drawn.iter().position(|it| it.group.is_same_node(Some(&group)))?;
        self.diagram.items.get(index)?.1.target
    }

    fn resize(&self, diagram: &Diagram, room: f32) {
        let size = diagram.size;
        let scale = (room / size.width.max(1.0)).clamp(MIN_SCALE, 1.0);
        set(&self.svg, "width", &number(size.width * scale));
        set(&self.svg, "height", &number(size.height * scale));
        set(&self.svg, "viewBox", &["0 0", &number(size.width), &number(size.height)].join(" "));
    }

    /// The order of the elements is that of painting, and of the arrow keys.
    fn put_in_order(&self) {
        let mut next = self.svg.query_selector(".item").ok().flatten();
        for Drawn { group, .. } in &self.drawn {
            if next.as_ref().is_some_and(|next| next.is_same_node(Some(group))) {
                next = group.next_element_sibling();
            } else {
                let _ = self.svg.insert_before(group, next.as_deref());
            }
        }
    }
}

/// Do two items of two pictures share an element? Of several, the first one that is left.
fn is_same(old: &Item, new: &Item) -> bool {
    let is_same_shape = match (&old.shape, &new.shape) {
        (Shape::Rect { role: old, .. }, Shape::Rect { role: new, .. }) => old == new,
        (Shape::Text { role: old, .. }, Shape::Text { role: new, .. }) => old == new,
        (old, new) => std::mem::discriminant(old) == std::mem::discriminant(new),
    };
    is_same_shape && old.target == new.target
}

fn is_button(item: &Item) -> bool {
    item.target.is_some() && !item.label.is_empty()
}

/// Brings an element up to date, or makes it.
fn draw(old: Option<(Drawn, &(Point, Item))>, at: Point, item: &Item, mark: Mark) -> Option<Drawn> {
    let (mut drawn, before) = match old {
        Some((drawn, before)) => (drawn, Some(before)),
        None => {
            let group = create("g")?;
            (Drawn { group, parts: Vec::new(), mark: Mark::None }, None)
        }
    };
    let is_new = before.is_none();
    let group = &drawn.group;
    if before.is_none_or(|(before, _)| *before != at) && !matches!(item.shape, Shape::Arrow { .. })
    {
        let (x, y) = (number(at.x), number(at.y));
        // Not the attribute: a page's content security policy may forbid that.
        let style = group.unchecked_ref::<SvgElement>().style();
        let _ = style.set_property("transform", &["translate(", &x, "px,", &y, "px)"].concat());
    }
    let item_before = before.map(|(_, item)| item);
    if item_before != Some(item) || drawn.mark != mark {
        let is_selected = matches!(mark, Mark::Button { is_selected: true, .. });
        let selected = if is_selected { " selected" } else { "" };
        set(group, "class", &["item ", &classes(item), selected].concat());
    }
    if item_before.is_none_or(|before| before.label != item.label) {
        set_or_remove(group, "aria-label", Some(item.label.as_str()).filter(|it| !it.is_empty()));
    }
    if is_new || drawn.mark != mark {
        let button = |name, value| {
            set_or_remove(group, name, (mark != Mark::None).then_some(value));
        };
        let (is_first, is_selected) = match mark {
            Mark::None => (false, false),
            Mark::Button { is_first, is_selected } => (is_first, is_selected),
        };
        button("role", "button");
        button("tabindex", if is_first { "0" } else { "-1" });
        button("aria-pressed", if is_selected { "true" } else { "false" });
        set_or_remove(group, "aria-hidden", (mark == Mark::None).then_some("true"));
    }
    if item_before != Some(item) {
        draw_parts(&mut drawn, item);
    }
    drawn.mark = mark;
    Some(drawn)
}

fn draw_parts(drawn: &mut Drawn, item: &Item) {
    let parts = parts(item);
    let kept = parts.iter().zip(&drawn.parts).take_while(|(new, (old, _))| new.tag == old.tag);
    let kept = kept.count();
    for (_, gone) in drawn.parts.drain(kept..) {
        gone.remove();
    }
    for (index, part) in parts.into_iter().enumerate() {
        if let Some((old, element)) = drawn.parts.get_mut(index) {
            part.update(element, Some(old));
            *old = part;
        } else {
            let Some(element) = create(part.tag) else { return };
            part.update(&element, None);
            let _ = drawn.group.append_child(&element);
            drawn.parts.push((part, element));
        }
    }
}

/// A shape inside a group.
struct Part {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: String,
}

impl Part {
    /// Writes what differs: a step changes few attributes of few shapes.
    fn update(&self, element: &Element, old: Option<&Part>) {
        for (index, (name, value)) in self.attributes.iter().enumerate() {
            // Shapes with one tag have the same attributes in the same order.
            let before = old.and_then(|old| old.attributes.get(index));
            if before.is_none_or(|before| before.0 != *name || before.1 != *value) {
                set(element, name, value);
            }
        }
        if old.map_or("", |old| &old.text) != self.text {
            element.set_text_content(Some(&self.text));
        }
    }
}

fn parts(item: &Item) -> Vec<Part> {
    let class = |class: &str| ("class", class.to_owned());
    let part = |tag, attributes| Part { tag, attributes, text: String::new() };
    match &item.shape {
        Shape::Rect { role, size } => {
            let is_region =
                matches!(role, Role::Frame | Role::FrameOfLibrary | Role::Block | Role::Static);
            let rect = |name| {
                let radius = if is_region { "6" } else { "3" };
                let (width, height) = (number(size.width), number(size.height));
                let size = [("width", width), ("height", height), ("rx", radius.to_owned())];
                part("rect", [class(name)].into_iter().chain(size).collect())
            };
            let mut parts = vec![rect("shape")];
            if item.state == State::Moved || item.state == State::Freed {
                parts.push(rect("d-fill"));
            }
            if item.changed && !is_region {
                let d = ["M", &number(size.width - 7.0), " 0h7v7z"].concat();
                parts.push(part("path", vec![class("corner"), ("d", d)]));
            }
            parts
        }
        Shape::Text { role, text } => {
            let size = role.font_size();
            let attributes = vec![
                ("y", number(size * 0.35)),
                ("font-size", number(size)),
                ("textLength", number(role.width(text))),
                ("lengthAdjust", "spacingAndGlyphs".to_owned()),
            ];
            vec![Part { tag: "text", attributes, text: text.clone() }]
        }
        Shape::Arrow { points, end } => {
            let (line, tip) = arrow_paths(points, *end);
            let tip_class = if *end == ArrowEnd::Head { "d-head" } else { "d-cross" };
            vec![
                part("path", vec![class("touch"), ("d", line.clone())]),
                part("path", vec![class("d-line"), ("d", line)]),
                part("path", vec![class(tip_class), ("d", tip)]),
            ]
        }
        Shape::Dot => vec![part("circle", vec![("r", "3.5".to_owned())])],
        Shape::Bracket { width } => {
            vec![part("path", vec![("d", ["M0 1v3h", &number(*width), "v-3"].concat())])]
        }
    }
}

fn create(tag: &str) -> Option<Element> {
    document().create_element_ns(Some(SVG), tag).ok()
}

fn set(element: &Element, name: &str, value: &str) {
    // Fails only for names that are none.
    let _ = element.set_attribute(name, value);
}

fn set_or_remove(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Pixels, to a hundredth.
fn number(pixels: f32) -> String {
    let hundredths = (pixels * 100.0).round() / 100.0;
    hundredths.to_string()
}
