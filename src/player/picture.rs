//! The picture: the room for it, and what the reader does in it.

use diagram::Target;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, ResizeObserver};

use super::canvas::Canvas;
use super::{Parts, Shown};
use crate::signals::{Memo, RwSignal, effect};

/// The picture before anything is drawn; the pattern is that of moved-out and freed memory.
const EMPTY: &str = "<svg class=\"diagram\" role=\"group\" aria-label=\"Picture of memory\" data-rove>\
    <defs><pattern id=\"diagram-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
    patternTransform=\"rotate(45)\"><line class=\"d-hatch\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"/></pattern></defs></svg>";

/// The picture of the stop that is shown. Tells the layout how wide it may be.
#[component]
pub fn Picture(
    /// Whose picture.
    player: Parts,
    /// What to draw.
    shown: Memo<Option<Shown>>,
    /// What the reader looks at closely.
    selected: RwSignal<Option<Target>>,
) -> impl IntoView {
    let canvas = StoredValue::new_local(None::<Canvas>);
    let frame = NodeRef::<leptos::html::Div>::new();
    let mut watch = None;
    effect(move || {
        let Some(frame) = frame.get() else { return };
        if watch.is_none() {
            watch = Watch::new(&frame, player);
            let svg = frame.query_selector("svg").ok().flatten();
            canvas.set_value(svg.map(Canvas::new));
        }
    });
    effect(move || {
        frame.track();
        let (room, selected) = (player.room.get(), selected.get());
        if let Some(Shown { diagram, .. }) = shown.get() {
            canvas.update_value(|canvas| {
                if let Some(canvas) = canvas {
                    canvas.draw(diagram, room, selected);
                }
            });
        }
    });
    // Selects what was clicked, or lets go of it; false beside everything.
    let inspect = move |event: &Event| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let target = element
            .and_then(|element| canvas.with_value(|canvas| canvas.as_ref()?.target_of(&element)));
        if target.is_some() {
            selected.set(if selected.get_untracked() == target { None } else { target });
        }
        target.is_some()
    };
    view! {
        <div class="picture" part="picture" node_ref=frame inner_html=EMPTY
            on:click=move |event| _ = inspect(&event)
            on:keydown=move |event| {
                if matches!(event.key().as_str(), "Enter" | " ") && inspect(&event) {
                    event.prevent_default();
                    event.stop_propagation();
                }
            }>
        </div>
    }
}

/// Looks how wide the frame is, whenever that changes.
struct Watch {
    observer: ResizeObserver,
    _on_resize: Closure<dyn FnMut()>,
}

impl Watch {
    fn new(frame: &Element, player: Parts) -> Option<Self> {
        const STEP: f64 = 16.0;
        let measured = frame.clone();
        let on_resize = Closure::<dyn FnMut()>::new(move || {
            let width = (f64::from(measured.client_width() - 16) / STEP).floor() * STEP;
            if width > 0.0 && player.room.try_get_untracked() != Some(width as f32) {
                player.make_room(width as f32);
            }
        });
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok()?;
        observer.observe(frame);
        Some(Self { observer, _on_resize: on_resize })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
