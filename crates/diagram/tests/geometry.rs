//! What holds of every picture of every program of the book.

mod support;

use std::path::Path;

use analysis::{Edition, World};
use diagram::{ArrowEnd, Diagram, Options, Point, Role, Shape, Size, TextRole};

/// Stops looked at in each program.
const STOPS: usize = 16;

#[test]
fn pictures_of_the_book_are_sound() {
    let mut world = World::new(Edition::E2024);
    let chapters = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../chapters");
    let mut programs = Vec::new();
    for chapter in std::fs::read_dir(chapters).expect("chapters") {
        let chapter = chapter.expect("a chapter").path();
        if chapter.is_dir() {
            let files = std::fs::read_dir(chapter).expect("a chapter");
            programs.extend(
                files.map(|file| file.expect("a file").path()).filter(|path| is_rust(path)),
            );
        }
    }
    programs.sort();
    assert!(programs.len() >= 20, "only {} programs", programs.len());
    for program in programs {
        let source = std::fs::read_to_string(&program).expect("a program");
        world.set_source(&source);
        // Programs that rustc rejects have no pictures.
        if mir_build::compile(&world).program.is_none() {
            continue;
        }
        let trace = support::trace_in(&mut world, &source);
        let last = trace.stops().len() - 1;
        for stop in (0..trace.stops().len().min(STOPS)).chain([last]) {
            for options in options() {
                let name = format!("{} stop {stop} {options:?}", program.display());
                let diagram = diagram::diagram(&trace.moment(stop), &options);
                check(&diagram, &name);
                assert_eq!(diagram, diagram::diagram(&trace.moment(stop), &options), "{name}");
            }
        }
    }
}

fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|ext| ext == "rs")
}

fn options() -> [Options; 3] {
    let wide = Options::default();
    let narrow = Options { width: 360.0, ..wide.clone() };
    let full = Options { addresses: true, bytes: true, ..wide.clone() };
    [wide, narrow, full]
}

fn check(diagram: &Diagram, name: &str) {
    let rects: Vec<(Point, Size, Role)> = diagram
        .items
        .iter()
        .filter_map(|(at, item)| match item.shape {
            Shape::Rect { role, size } => Some((*at, size, role)),
            _ => None,
        })
        .collect();
    for &(at, size, role) in &rects {
        let is_inside = at.x >= 0.0
            && at.y >= 0.0
            && at.x + size.width <= diagram.size.width
            && at.y + size.height <= diagram.size.height;
        assert!(is_inside, "{name}: {role:?} at {at:?} of {size:?} is outside");
    }
    for role in [is_box as fn(Role) -> bool, is_cell] {
        let same: Vec<_> = rects.iter().filter(|rect| role(rect.2)).collect();
        for (index, a) in same.iter().enumerate() {
            for b in &same[index + 1..] {
                assert!(!overlap(a, b), "{name}: {a:?} overlaps {b:?}");
            }
        }
    }
    let dots: Vec<Point> = diagram
        .items
        .iter()
        .filter(|(_, item)| item.shape == Shape::Dot)
        .map(|(at, _)| *at)
        .collect();
    for (at, item) in &diagram.items {
        match &item.shape {
            Shape::Arrow { points, end } => {
                let first = points.first().expect("an arrow has points");
                assert!(dots.contains(first), "{name}: an arrow starts at no dot: {first:?}");
                let last = points.last().expect("an arrow has points");
                let is_at_a_box = rects.iter().any(|rect| is_on(*last, rect));
                assert!(
                    is_at_a_box || *end == ArrowEnd::Cross,
                    "{name}: an arrow ends at nothing: {last:?}"
                );
                let widest = points.iter().map(|point| point.x).fold(0.0, f32::max);
                assert!(widest <= diagram.size.width, "{name}: an arrow leaves the picture");
            }
            Shape::Text { role: TextRole::Value, text } => {
                let right = at.x + TextRole::Value.width(text);
                let is_in_a_cell = rects.iter().any(|&(corner, size, role)| {
                    is_cell(role)
                        && corner.x <= at.x
                        && right <= corner.x + size.width + 0.5
                        && corner.y <= at.y
                        && at.y <= corner.y + size.height
                });
                assert!(is_in_a_cell, "{name}: {text:?} is in no cell");
            }
            _ => {}
        }
    }
}

fn is_box(role: Role) -> bool {
    matches!(role, Role::Frame | Role::FrameOfLibrary | Role::Block | Role::Static)
}

fn is_cell(role: Role) -> bool {
    matches!(role, Role::Cell | Role::Pointer | Role::Spare)
}

fn overlap(a: &(Point, Size, Role), b: &(Point, Size, Role)) -> bool {
    let apart = |from: f32, length: f32, other: f32| from + length <= other + 0.1;
    !(apart(a.0.x, a.1.width, b.0.x)
        || apart(b.0.x, b.1.width, a.0.x)
        || apart(a.0.y, a.1.height, b.0.y)
        || apart(b.0.y, b.1.height, a.0.y))
}

fn is_on(point: Point, rect: &(Point, Size, Role)) -> bool {
    let &(at, size, _) = rect;
    let near = 1.0;
    (at.x - near..=at.x + size.width + near).contains(&point.x)
        && (at.y - near..=at.y + size.height + near).contains(&point.y)
}

#[test]
fn a_picture_with_bytes_shows_tags_and_padding() {
    let moment = support::moment(
        "enum Shape { Point, Circle(u32) }
fn main() {
    let shapes = (Shape::Point, Shape::Circle(5), Some(7u8), Some('a'), 1u8);
    drop(shapes); // here
}",
    );
    let count = |bytes, wanted| {
        let options = Options { bytes, ..Options::default() };
        let diagram = diagram::diagram(&moment, &options);
        let texts = diagram.items.iter().filter_map(|(_, item)| match &item.shape {
            Shape::Text { text, .. } => Some(text.as_str()),
            _ => None,
        });
        texts.filter(|&text| text == wanted).count()
    };
    assert_eq!((count(false, "tag"), count(false, "padding")), (0, 0));
    // `Point` is nothing but its tag, and `Some('a')` has none; behind the `u8` is a gap.
    assert_eq!((count(true, "tag"), count(true, "padding")), (2, 1));
}
