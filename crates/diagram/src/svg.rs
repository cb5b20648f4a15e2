//! A picture as a static SVG: for pages without wasm and for export.
//!
//! Looks are in classes; a standalone picture brings a small style sheet along, whose colours are
//! custom properties that a page can set.

use std::fmt::Write as _;

use crate::{ArrowEnd, Diagram, Item, Point, Role, Shape, State, TextRole};

/// Radius of the corners of arrows, in pixels.
const RADIUS: f32 = 7.0;

/// How to write the SVG.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SvgOptions {
    /// The name of the picture.
    pub title: String,
    /// The equal text, as of [`text`](crate::text).
    pub description: String,
    /// With its own style sheet, to be seen without a page's.
    pub is_standalone: bool,
}

/// Writes the picture.
pub fn svg(diagram: &Diagram, options: &SvgOptions) -> String {
    let mut out = String::new();
    let (width, height) = (diagram.size.width.ceil(), diagram.size.height.ceil());
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"diagram\" role=\"img\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">"
    );
    let _ = write!(out, "<title>{}</title>", escape(&options.title));
    let _ = write!(out, "<desc>{}</desc>", escape(&options.description));
    if options.is_standalone {
        let _ = write!(out, "<style>{STYLE}</style>");
    }
    out.push_str(
        "<defs><pattern id=\"diagram-hatch\" width=\"6\" height=\"6\" \
         patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <line class=\"d-hatch\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"/></pattern></defs>",
    );
    for (at, item) in &diagram.items {
        write_item(&mut out, *at, item);
    }
    out.push_str("</svg>");
    out
}

/// The classes of an item: what it is, its state, whether it changed.
pub fn classes(item: &Item) -> String {
    let kind = match &item.shape {
        Shape::Rect { role, .. } => match role {
            Role::Frame => "d-frame",
            Role::FrameOfLibrary => "d-frame d-library",
            Role::Block => "d-block",
            Role::Static => "d-block d-static",
            Role::Group => "d-group",
            Role::Cell => "d-cell",
            Role::Pointer => "d-cell d-pointer",
            Role::Spare => "d-spare",
        },
        Shape::Text { role, .. } => match role {
            TextRole::Section => "d-text d-section",
            TextRole::Title => "d-text d-title",
            TextRole::Name => "d-text d-name",
            TextRole::Field => "d-text d-field",
            TextRole::Value => "d-text d-value",
            TextRole::Note => "d-text d-note",
            TextRole::Badge => "d-text d-badge",
            TextRole::Index => "d-text d-index",
        },
        Shape::Arrow { .. } => "d-arrow",
        Shape::Dot => "d-dot",
        Shape::Bracket { .. } => "d-bracket",
    };
    let state = match item.state {
        State::Live => String::new(),
        state => format!(" is-{}", state.word()),
    };
    let changed = if item.changed { " is-changed" } else { "" };
    format!("{kind}{state}{changed}")
}

/// The `d` of an arrow's line, with round corners, and that of its end.
pub fn arrow_paths(points: &[Point], end: ArrowEnd) -> (String, String) {
    let mut line = String::new();
    let (Some(first), Some(&last)) = (points.first(), points.last()) else {
        return (line, String::new());
    };
    let _ = write!(line, "M{:.1} {:.1}", first.x, first.y);
    for window in points.windows(3) {
        let [before, corner, behind] = [window[0], window[1], window[2]];
        let room = distance(before, corner).min(distance(corner, behind)) / 2.0;
        let radius = RADIUS.min(room);
        let from = towards(corner, before, radius);
        let to = towards(corner, behind, radius);
        let _ = write!(
            line,
            "L{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}",
            from.x, from.y, corner.x, corner.y, to.x, to.y
        );
    }
    let _ = write!(line, "L{:.1} {:.1}", last.x, last.y);
    let before = points.len().checked_sub(2).and_then(|at| points.get(at)).copied().unwrap_or(last);
    let back = |along: f32, across: f32| {
        let length = distance(last, before).max(0.1);
        let (dx, dy) = ((before.x - last.x) / length, (before.y - last.y) / length);
        Point::new(last.x + dx * along - dy * across, last.y + dy * along + dx * across)
    };
    let tip = match end {
        ArrowEnd::Head => {
            let (a, b) = (back(8.0, 4.0), back(8.0, -4.0));
            format!("M{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}Z", last.x, last.y, a.x, a.y, b.x, b.y)
        }
        ArrowEnd::Cross => {
            let [a, b, c, d] = [back(2.0, 5.0), back(12.0, -5.0), back(2.0, -5.0), back(12.0, 5.0)];
            format!(
                "M{:.1} {:.1}L{:.1} {:.1}M{:.1} {:.1}L{:.1} {:.1}",
                a.x, a.y, b.x, b.y, c.x, c.y, d.x, d.y
            )
        }
    };
    (line, tip)
}

fn write_item(out: &mut String, at: Point, item: &Item) {
    let class = classes(item);
    let title = match item.label.is_empty() {
        true => String::new(),
        false => format!("<title>{}</title>", escape(&item.label)),
    };
    let Point { x, y } = at;
    let _ = match &item.shape {
        Shape::Rect { role, size } => {
            let radius = match role {
                Role::Frame | Role::FrameOfLibrary | Role::Block | Role::Static => 6,
                _ => 3,
            };
            let hatch = match item.state {
                State::Moved | State::Uninit | State::Freed if is_hatched(*role) => format!(
                    "<rect class=\"d-fill\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" \
                     height=\"{:.1}\" rx=\"{radius}\" fill=\"url(#diagram-hatch)\"/>",
                    size.width, size.height
                ),
                _ => String::new(),
            };
            write!(
                out,
                "<g class=\"{class}\">{title}<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" \
                 height=\"{:.1}\" rx=\"{radius}\"/>{hatch}</g>",
                size.width, size.height
            )
        }
        Shape::Text { role, text } => {
            let baseline = y + role.font_size() * 0.35;
            write!(
                out,
                "<text class=\"{class}\" x=\"{x:.1}\" y=\"{baseline:.1}\" font-size=\"{}\" \
                 textLength=\"{:.1}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
                role.font_size(),
                role.width(text),
                escape(text)
            )
        }
        Shape::Arrow { points, end } => {
            let (line, tip) = arrow_paths(points, *end);
            let tip_class = match end {
                ArrowEnd::Head => "d-head",
                ArrowEnd::Cross => "d-cross",
            };
            write!(
                out,
                "<g class=\"{class}\">{title}<path class=\"d-line\" d=\"{line}\"/>\
                 <path class=\"{tip_class}\" d=\"{tip}\"/></g>"
            )
        }
        Shape::Dot => {
            write!(out, "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\"/>")
        }
        Shape::Bracket { width } => {
            write!(out, "<path class=\"{class}\" d=\"M{x:.1} {:.1}v3h{width:.1}v-3\"/>", y + 1.0)
        }
    };
}

fn is_hatched(role: Role) -> bool {
    matches!(role, Role::Cell | Role::Pointer | Role::Spare | Role::Block)
}

fn distance(a: Point, b: Point) -> f32 {
    (a.x - b.x).hypot(a.y - b.y)
}

fn towards(from: Point, to: Point, by: f32) -> Point {
    let length = distance(from, to).max(0.1);
    Point::new(from.x + (to.x - from.x) / length * by, from.y + (to.y - from.y) / length * by)
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Characters that XML cannot hold.
            control if control.is_control() && !matches!(control, '\n' | '\t') => out.push('�'),
            other => out.push(other),
        }
    }
    out
}

/// The style sheet of a standalone picture. A page that has its own sets the same properties.
pub const STYLE: &str = include_str!("diagram.css");
