//! Arrows: from the dot of a pointer to what it points to, through the channels between the
//! columns, so that they cross no text.

use super::canvas::{Anchor, Area, Canvas, Column, Run, Source};
use crate::node::Slot;
use crate::{ArrowEnd, Item, Point, Shape, State, Target, TextRole};

/// Distance between two arrows in one channel, at most.
const LANE: f32 = 10.0;
/// Above a cell, for arrows that come from there.
const ABOVE: f32 = 4.0;

/// Where there is room for arrows.
pub(super) struct Channels {
    /// Left edge of the room between the columns.
    pub gutter: f32,
    /// Its width.
    pub gutter_width: f32,
    /// Right edge of the rightmost column.
    pub right: f32,
}

/// One arrow to be routed.
struct Route {
    source: usize,
    target: Option<Anchor>,
    way: Way,
    /// Height where it leaves and where it arrives.
    y1: f32,
    y2: f32,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    /// From the stack to the heap.
    Across,
    /// Within the stack, around the right side.
    AroundStack,
    /// From the heap to the stack.
    Back,
    /// Within the heap (or, in one column, within all), around the right side.
    AroundHeap,
    /// To nothing.
    Stub,
}

/// Adds the arrows and returns how far right they reach.
pub(super) fn route(canvas: &mut Canvas<'_>, channels: &Channels) -> f32 {
    let sources = std::mem::take(&mut canvas.sources);
    let narrow = canvas.options.is_narrow();
    let mut routes: Vec<Route> = sources
        .iter()
        .enumerate()
        .map(|(index, source)| plan(&canvas.anchors, index, source, narrow))
        .collect();
    brackets(canvas, &sources, &routes);
    let in_gutter = |way| matches!(way, Way::Across | Way::AroundStack | Way::Back);
    let (mut gutter, mut right): (Vec<Route>, Vec<Route>) = routes
        .drain(..)
        .filter(|route| {
            let stub = route.way == Way::Stub;
            if stub {
                draw(canvas, &sources, route, 0.0);
            }
            !stub
        })
        .partition(|route| in_gutter(route.way));
    gutter.sort_by(|a, b| order(a).partial_cmp(&order(b)).unwrap_or(std::cmp::Ordering::Equal));
    right.sort_by(|a, b| span(a).total_cmp(&span(b)));
    let room = channels.gutter_width - 24.0;
    let step = (room / (gutter.len() as f32 + 1.0)).min(LANE);
    let first = channels.gutter + 8.0 + (room - step * (gutter.len() as f32 - 1.0)) / 2.0;
    for (lane, route) in gutter.iter().enumerate() {
        draw(canvas, &sources, route, first + lane as f32 * step);
    }
    let step = if narrow { 5.0 } else { LANE - 2.0 };
    for (lane, route) in right.iter().enumerate() {
        draw(canvas, &sources, route, channels.right + 14.0 + lane as f32 * step);
    }
    channels.right + 14.0 + right.len() as f32 * step
}

/// Order of the lanes in the gutter: short loops inside, then those that go up from the highest,
/// then those that go down from the lowest, so that they do not cross.
fn order(route: &Route) -> (u8, f32) {
    match route.way {
        Way::AroundStack => (0, span(route)),
        _ if route.y2 < route.y1 => (1, route.y1),
        _ => (2, -route.y1),
    }
}

fn span(route: &Route) -> f32 {
    (route.y2 - route.y1).abs()
}

fn plan(anchors: &[Anchor], index: usize, source: &Source, narrow: bool) -> Route {
    let target = find(anchors, source.to);
    let way = match target.map(|target| target.column) {
        None => Way::Stub,
        Some(_) if narrow => Way::AroundHeap,
        Some(column) => match (source.column, column) {
            (Column::Stack, Column::Heap) => Way::Across,
            (Column::Stack, Column::Stack) => Way::AroundStack,
            (Column::Heap, Column::Stack) => Way::Back,
            (Column::Heap, Column::Heap) => Way::AroundHeap,
        },
    };
    let y2 = target.map_or(source.dot.y, |target| entry_height(&target));
    Route { source: index, target, way, y1: source.dot.y, y2 }
}

fn entry_height(target: &Anchor) -> f32 {
    match target.is_inline && !is_at_left(target) {
        true => target.area.y - ABOVE,
        false => target.area.y + (target.area.height / 2.0).min(11.0),
    }
}

/// Nothing stands between the cell and the left edge of its box.
fn is_at_left(target: &Anchor) -> bool {
    target.area.x - target.home.x < 14.0
}

/// The place that fits best: these bytes; else what begins there and is nearest in size; else
/// what they are inside of.
fn find(anchors: &[Anchor], slot: Slot) -> Option<Anchor> {
    let here = || anchors.iter().filter(|anchor| anchor.slot.alloc == slot.alloc);
    let at = |anchor: &&Anchor| anchor.slot.offset == slot.offset;
    // Whole blocks are added after what is in them, and are what arrows to all of it mean.
    let exact = here().rfind(|anchor| anchor.slot == slot);
    let nearest = || here().filter(at).min_by_key(|anchor| anchor.slot.size.abs_diff(slot.size));
    let around = || {
        here()
            .filter(|anchor| anchor.slot.offset <= slot.offset && slot.end() <= anchor.slot.end())
            .min_by_key(|anchor| anchor.slot.size)
    };
    exact.or_else(nearest).or_else(around).or_else(|| here().next_back()).copied()
}

fn draw(canvas: &mut Canvas<'_>, sources: &[Source], route: &Route, lane: f32) {
    let Some(source) = sources.get(route.source) else { return };
    let start = source.dot;
    let mut points = vec![start];
    match (route.way, route.target) {
        (Way::Stub, _) | (_, None) => points.push(Point::new(start.x + 44.0, start.y)),
        (Way::Across, Some(target)) => {
            points.push(Point::new(lane, start.y));
            if target.is_inline && !is_at_left(&target) {
                from_above(&mut points, lane, &target);
            } else {
                // Nearly level is level.
                let level = (route.y2 - start.y).abs() < 5.0;
                let y = if level { start.y } else { route.y2 };
                let end = Point::new(target.home.x.min(target.area.x), y);
                points.extend([Point::new(lane, end.y), end]);
            }
        }
        (Way::Back, Some(target)) => {
            points.push(Point::new(start.x, source.below));
            points.push(Point::new(lane, source.below));
            from_right(&mut points, lane, &target);
        }
        (Way::AroundStack | Way::AroundHeap, Some(target)) => {
            points.push(Point::new(lane, start.y));
            from_right(&mut points, lane, &target);
        }
    }
    straighten(&mut points);
    let from = source.from;
    let state = match source.end {
        ArrowEnd::Head => State::Live,
        ArrowEnd::Cross => State::Dangling,
    };
    let target = Target::Bytes { alloc: from.alloc, offset: from.offset, size: from.size };
    let item = Item {
        shape: Shape::Arrow { points, end: source.end },
        target: Some(target),
        state,
        changed: source.changed,
        label: source.label.clone(),
    };
    canvas.items.push((Point::default(), item));
}

fn from_right(points: &mut Vec<Point>, lane: f32, target: &Anchor) {
    if target.is_inline {
        from_above(points, lane, target);
        return;
    }
    let Area { y, height, .. } = target.area;
    let y = y + (height / 2.0).min(11.0);
    points.extend([Point::new(lane, y), Point::new(target.area.right(), y)]);
}

fn from_above(points: &mut Vec<Point>, lane: f32, target: &Anchor) {
    let x = target.area.x + (target.area.width / 2.0).min(12.0);
    let y = target.area.y - ABOVE;
    points.extend([Point::new(lane, y), Point::new(x, y), Point::new(x, target.area.y)]);
}

/// Leaves out points that are on the line between their neighbours.
fn straighten(points: &mut Vec<Point>) {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for &point in points.iter() {
        let same = |a: f32, b: f32| (a - b).abs() < 0.5;
        if let [.., before, last] = kept[..] {
            let along_x = same(before.y, last.y) && same(last.y, point.y);
            let along_y = same(before.x, last.x) && same(last.x, point.x);
            if along_x || along_y {
                kept.pop();
            }
        }
        kept.push(point);
    }
    *points = kept;
}

/// Brackets below the part of a row or a text that a slice covers.
fn brackets(canvas: &mut Canvas<'_>, sources: &[Source], routes: &[Route]) {
    for route in routes {
        let Some(source) = sources.get(route.source) else { continue };
        let slot = source.to;
        let found = text_part(&canvas.runs, slot).or_else(|| cells_part(&canvas.anchors, slot));
        let Some((at, width)) = found else { continue };
        let target = Target::Bytes { alloc: slot.alloc, offset: slot.offset, size: slot.size };
        let item = Item {
            shape: Shape::Bracket { width },
            target: Some(target),
            state: State::Live,
            changed: source.changed,
            label: String::new(),
        };
        canvas.items.push((at, item));
    }
}

/// The part of one line of text that is less than the whole text.
fn text_part(runs: &[Run], slot: Slot) -> Option<(Point, f32)> {
    let run = runs.iter().find(|run| run.slot.contains(slot))?;
    if run.slot == slot || slot.size == 0 {
        return None;
    }
    let start = (slot.offset - run.slot.offset) as usize;
    let (before, covered) =
        (run.text.get(..start)?, run.text.get(start..start + slot.size as usize)?);
    let role = TextRole::Value;
    Some((Point::new(run.x + role.width(before), run.bottom), role.width(covered)))
}

/// Several cells of one row, but not all of what is in the block.
fn cells_part(anchors: &[Anchor], slot: Slot) -> Option<(Point, f32)> {
    let cells: Vec<&Anchor> =
        anchors.iter().filter(|found| found.is_inline && slot.contains(found.slot)).collect();
    let (first, last) = (cells.first()?, cells.last()?);
    let whole =
        anchors.iter().filter(|found| found.slot.contains(slot)).map(|found| found.slot.size);
    let is_part = whole.max().is_some_and(|size| size > slot.size);
    let is_row = (first.area.y - last.area.y).abs() < 1.0;
    (cells.len() > 1 && is_part && is_row).then(|| {
        let at = Point::new(first.area.x, first.area.bottom());
        (at, last.area.right() - first.area.x)
    })
}
