//! The picture: draws the items of a [`Diagram`] as SVG and keeps each one's element from step to
//! step, so that things keep their place and move when they move.

use std::collections::HashMap;
use std::sync::Arc;

use diagram::{ArrowEnd, Diagram, Item, Point, Role, Shape, State, Target, arrow_paths, classes};
use leptos::prelude::*;

/// Smaller letters than these would be hard to read; then the reader scrolls.
const MIN_SCALE: f32 = 0.84;

/// What keeps an item's identity from step to step.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Key {
    kind: Kind,
    target: Option<Target>,
    /// Counts items that are otherwise the same.
    nth: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Kind {
    Rect(u8),
    Text(u8),
    Arrow,
    Dot,
    Bracket,
}

/// The items of a picture by key. Equal only when it is the same picture.
#[derive(Clone)]
struct Keyed {
    order: Vec<Key>,
    items: Arc<HashMap<Key, (Point, Item)>>,
}

impl PartialEq for Keyed {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.items, &other.items)
    }
}

impl Keyed {
    fn new(diagram: &Diagram) -> Self {
        let mut counts: HashMap<(Kind, Option<Target>), u32> = HashMap::new();
        let mut order = Vec::with_capacity(diagram.items.len());
        let mut items = HashMap::with_capacity(diagram.items.len());
        for (point, item) in &diagram.items {
            let kind = kind(&item.shape);
            let count = counts.entry((kind, item.target)).or_default();
            let key = Key { kind, target: item.target, nth: *count };
            *count += 1;
            order.push(key);
            items.insert(key, (*point, item.clone()));
        }
        Self { order, items: Arc::new(items) }
    }
}

/// The picture of the stop that is shown.
#[component]
pub fn Picture(
    /// What to draw.
    diagram: Signal<Option<Arc<Diagram>>>,
    /// The room for it, in pixels: a picture that is a little too wide is made smaller.
    room: Signal<f32>,
    /// What the reader looks at closely.
    selected: RwSignal<Option<Target>>,
) -> impl IntoView {
    let keyed = Memo::new(move |_| diagram.get().map(|diagram| Keyed::new(&diagram)));
    let size = move || {
        diagram.with(|diagram| diagram.as_ref().map(|diagram| diagram.size).unwrap_or_default())
    };
    let scale = move || (room.get() / size().width.max(1.0)).clamp(MIN_SCALE, 1.0);
    let first = Memo::new(move |_| {
        let keyed = keyed.get()?;
        keyed
            .order
            .iter()
            .copied()
            .find(|key| keyed.items.get(key).is_some_and(|(_, item)| is_button(item)))
    });
    view! {
        <svg class="diagram" role="group" aria-label="Picture of memory" data-rove
            width=move || size().width * scale() height=move || size().height * scale()
            viewBox=move || format!("0 0 {} {}", size().width, size().height)>
            <defs>
                <pattern id="diagram-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <line class="d-hatch" x1="0" y1="0" x2="0" y2="6" />
                </pattern>
            </defs>
            <For each=move || keyed.get().map(|keyed| keyed.order).unwrap_or_default()
                key=|key| *key
                children=move |key| view_item(key, keyed, first, selected) />
        </svg>
    }
}

fn view_item(
    key: Key,
    keyed: Memo<Option<Keyed>>,
    first: Memo<Option<Key>>,
    selected: RwSignal<Option<Target>>,
) -> impl IntoView {
    // The last value is kept for the moment between the item's end and its element's.
    let item = Memo::new(move |before: Option<&Option<(Point, Item)>>| {
        let now = keyed.with(|keyed| keyed.as_ref()?.items.get(&key).cloned());
        now.or_else(|| before.cloned().flatten())
    });
    let get = move || item.get();
    let is_selected = move || key.target.is_some() && selected.get() == key.target;
    let class = move || {
        let Some((_, item)) = get() else { return String::new() };
        let mut class = format!("item {}", classes(&item));
        if is_selected() {
            class.push_str(" selected");
        }
        class
    };
    let transform = move || match get() {
        Some((_, Item { shape: Shape::Arrow { .. }, .. })) | None => String::new(),
        Some((point, _)) => format!("transform: translate({}px, {}px)", point.x, point.y),
    };
    let button = move || get().is_some_and(|(_, item)| is_button(&item));
    let inspect = move || {
        if button() {
            selected.update(|selected| {
                *selected = if *selected == key.target { None } else { key.target }
            });
        }
    };
    view! {
        <g class=class style=transform
            role=move || button().then_some("button")
            aria-label=move || get().map(|(_, item)| item.label).filter(|label| !label.is_empty())
            aria-hidden=move || (!button()).then_some("true")
            aria-pressed=move || button().then(|| is_selected().to_string())
            tabindex=move || button().then(|| if first.get() == Some(key) { "0" } else { "-1" })
            on:click=move |event| {
                if button() {
                    event.stop_propagation();
                }
                inspect();
            }
            on:keydown=move |event| {
                if matches!(event.key().as_str(), "Enter" | " ") {
                    event.prevent_default();
                    event.stop_propagation();
                    inspect();
                }
            }>
            {move || get().map(|(_, item)| view_shape(&item))}
        </g>
    }
}

fn is_button(item: &Item) -> bool {
    item.target.is_some() && !item.label.is_empty()
}

fn view_shape(item: &Item) -> AnyView {
    match &item.shape {
        Shape::Rect { role, size } => {
            let (width, height) = (size.width, size.height);
            let radius = if is_region(*role) { "6" } else { "3" };
            let is_hatched = item.state == State::Moved || item.state == State::Freed;
            let corner =
                (item.changed && !is_region(*role)).then(|| format!("M{} 0h7v7z", width - 7.0));
            view! {
                <rect class="shape" width=width height=height rx=radius />
                {is_hatched.then(|| view! { <rect class="d-fill" width=width height=height rx=radius /> })}
                {corner.map(|d| view! { <path class="corner" d=d /> })}
            }
            .into_any()
        }
        Shape::Text { role, text } => {
            let (size, length) = (role.font_size(), role.width(text));
            view! {
                <text y=size * 0.35 font-size=size textLength=length lengthAdjust="spacingAndGlyphs">{text.clone()}</text>
            }
            .into_any()
        }
        Shape::Arrow { points, end } => {
            let (line, tip) = arrow_paths(points, *end);
            let tip_class = if *end == ArrowEnd::Head { "d-head" } else { "d-cross" };
            view! {
                <path class="touch" d=line.clone() />
                <path class="d-line" d=line />
                <path class=tip_class d=tip />
            }
            .into_any()
        }
        Shape::Dot => view! { <circle r="3.5" /> }.into_any(),
        Shape::Bracket { width } => view! { <path d=format!("M0 1v3h{width}v-3") /> }.into_any(),
    }
}

/// A box that holds the boxes of values.
fn is_region(role: Role) -> bool {
    matches!(role, Role::Frame | Role::FrameOfLibrary | Role::Block | Role::Static)
}

/// Items of different kinds never share an element.
fn kind(shape: &Shape) -> Kind {
    match shape {
        Shape::Rect { role, .. } => Kind::Rect(*role as u8),
        Shape::Text { role, .. } => Kind::Text(*role as u8),
        Shape::Arrow { .. } => Kind::Arrow,
        Shape::Dot => Kind::Dot,
        Shape::Bracket { .. } => Kind::Bracket,
    }
}
