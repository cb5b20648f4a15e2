//! Pictures as data: what is where, and what it means. The exporters only draw.

use machine::{AllocId, ThreadId};
use mir::Local;

/// A position in pixels, from the top left corner.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

impl Point {
    /// A point.
    pub fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

/// Width and height in pixels.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Size {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Size {
    /// A size.
    pub fn new(width: f32, height: f32) -> Self {
        Self { width, height }
    }
}

/// The picture of one moment.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Diagram {
    /// Of the whole; nothing lies outside.
    pub size: Size,
    /// In painting order, each at its top left corner (arrows: at the origin).
    pub items: Vec<(Point, Item)>,
    /// What happened since the stop before, and why.
    pub sentence: String,
}

/// One thing drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// What is drawn.
    pub shape: Shape,
    /// What it stands for, when a click can say more about it.
    pub target: Option<Target>,
    /// What the machine knows about the memory it shows.
    pub state: State,
    /// Did the step to this moment change it?
    pub changed: bool,
    /// The same in words, for a screen reader; empty for what another item already says.
    pub label: String,
}

/// What is drawn.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// A box.
    Rect {
        /// What kind of box.
        role: Role,
        /// Its size.
        size: Size,
    },
    /// One line of monospaced text; the item's point is the left end of the middle line.
    Text {
        /// What the text is.
        role: TextRole,
        /// The text.
        text: String,
    },
    /// A line with a head, through these points (absolute) with rounded corners.
    Arrow {
        /// At least two.
        points: Vec<Point>,
        /// Its far end.
        end: ArrowEnd,
    },
    /// The dot in a pointer's cell, where its arrow starts; the item's point is its centre.
    Dot,
    /// A bracket under the elements that a slice covers.
    Bracket {
        /// Its length.
        width: f32,
    },
}

/// Kinds of boxes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// A stack frame.
    Frame,
    /// A frame of the library between two frames of the reader's.
    FrameOfLibrary,
    /// A heap block.
    Block,
    /// A static or a literal.
    Static,
    /// A value with parts.
    Group,
    /// A value without parts.
    Cell,
    /// A pointer.
    Pointer,
    /// Bytes that belong to the block and hold nothing yet.
    Spare,
}

/// Kinds of text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextRole {
    /// The name of a part of memory: stack, heap, static memory.
    Section,
    /// A function or the title of a block.
    Title,
    /// A variable.
    Name,
    /// A field or index.
    Field,
    /// A value.
    Value,
    /// A type, an address, a size: said quietly.
    Note,
    /// A state: moved, freed, leaked.
    Badge,
    /// The index below an element.
    Index,
}

impl TextRole {
    /// Size of the letters in pixels.
    pub fn font_size(self) -> f32 {
        match self {
            Self::Section | Self::Note | Self::Badge => 11.0,
            Self::Index => 9.0,
            _ => 13.0,
        }
    }

    /// Width of one character in pixels: monospaced letters are 0.6 em wide.
    pub fn advance(self) -> f32 {
        self.font_size() * 0.6
    }

    /// Width of a text in pixels.
    pub fn width(self, text: &str) -> f32 {
        text.chars().count() as f32 * self.advance()
    }
}

/// How an arrow ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ArrowEnd {
    /// At what it points to.
    Head,
    /// At nothing that may be used.
    Cross,
}

/// What the machine knows about memory.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum State {
    /// In use.
    #[default]
    Live,
    /// The value was moved out: the bytes are still there, the name is no longer usable.
    Moved,
    /// Never written, or forgotten.
    Uninit,
    /// The block was given back.
    Freed,
    /// A pointer to nothing that may be used.
    Dangling,
    /// A block that nothing points to any more.
    Leaked,
}

impl State {
    /// One word, for labels and classes.
    pub fn word(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Moved => "moved",
            Self::Uninit => "uninit",
            Self::Freed => "freed",
            Self::Dangling => "dangling",
            Self::Leaked => "leaked",
        }
    }
}

/// What an item stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Target {
    /// A stack frame, counted from the outermost.
    Frame {
        /// The thread.
        thread: ThreadId,
        /// Index into its frames.
        frame: u32,
    },
    /// A variable of a frame.
    Local {
        /// The thread.
        thread: ThreadId,
        /// The frame of the thread.
        frame: u32,
        /// The local.
        local: Local,
    },
    /// A block, a static, a literal.
    Alloc(AllocId),
    /// Bytes of an allocation: a field, an element, a pointer.
    Bytes {
        /// The allocation.
        alloc: AllocId,
        /// First byte.
        offset: u64,
        /// Number of bytes.
        size: u64,
    },
}

/// How to draw.
#[derive(Clone, PartialEq, Debug)]
pub struct Options {
    /// Room in pixels. Below 560 the heap is drawn below the stack.
    pub width: f32,
    /// Show addresses.
    pub addresses: bool,
    /// Show the bytes of each value.
    pub bytes: bool,
    /// Show the types of fields too, and of variables whatever else is said of them.
    pub types: bool,
    /// Room kept free after each variable's name, in pixels: for what somebody else writes there.
    pub beside_names: f32,
    /// Elements of an array or characters / 4 of a string shown before the rest is folded.
    pub elements: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            width: 860.0,
            addresses: false,
            bytes: false,
            types: false,
            beside_names: 0.0,
            elements: 12,
        }
    }
}

impl Options {
    /// One column instead of two?
    pub fn is_narrow(&self) -> bool {
        self.width < 560.0
    }
}
