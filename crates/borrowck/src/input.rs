//! What the checker is given: a body, its regions as numbers, and the constraints between them.

use std::collections::BTreeMap;

use mir::{Body, Local, Span};
use mir_dataflow::Location;

/// A region variable. The first ones are the universal regions, `'static` first of all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RegionVid(pub u32);

impl RegionVid {
    /// `'static`.
    pub const STATIC: Self = Self(0);

    /// As an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A body with its regions.
#[derive(Clone, Debug)]
pub struct Input {
    /// As it was built, before drop elaboration.
    pub body: Body,
    /// The body of a closure: its errors about regions from outside become requirements.
    pub is_closure: bool,
    /// A method of a trait's implementation: its signature is not the author's to change.
    pub in_trait_impl: bool,
    /// The initialiser of a constant: its locals outlive it.
    pub is_constant: bool,
    /// How many regions there are.
    pub region_count: usize,
    /// The regions that the body does not choose: those of its signature, and `'static`. They are
    /// the first regions, in order.
    pub universals: Vec<Universal>,
    /// What the signature says: the first outlives the second.
    pub known: Vec<(RegionVid, RegionVid)>,
    /// What the body asks for.
    pub constraints: Vec<Constraint>,
    /// The regions in the type of each local.
    pub locals: Vec<LocalRegions>,
    /// The region of the reference that a `Ref` makes.
    pub borrows: BTreeMap<Location, RegionVid>,
    /// The temporaries that a closure expression moves into its captures.
    pub captures: BTreeMap<Local, Capture>,
    /// The guards of the body's matches.
    pub guards: Vec<Guard>,
    /// What types must outlive.
    pub type_tests: Vec<TypeTest>,
    /// What could not be modelled: the constraints left out.
    pub skipped: Vec<(Span, String)>,
}

/// A region of the signature.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Universal {
    /// `'a`; none for regions without a name.
    pub name: Option<String>,
    /// Where it comes from.
    pub kind: UniversalKind,
    /// Of the body itself: not `'static`, and for a closure not of what is around it.
    pub is_local: bool,
    /// The first argument whose type mentions it.
    pub argument: Option<Local>,
}

/// Where a universal region comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UniversalKind {
    /// `'static`.
    Static,
    /// Declared.
    Named,
    /// Elided in the signature.
    Anonymous,
    /// In the type of a closure: chosen by the function around it. Counted in the order of the
    /// type.
    External(u32),
    /// Of the reference to itself that a closure is called with.
    ClosureEnv,
    /// Every region that the `impl Trait` of the result may hold outlives it.
    Opaque,
}

/// `sup` must outlive `sub`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Constraint {
    /// The longer one.
    pub sup: RegionVid,
    /// The shorter one.
    pub sub: RegionVid,
    /// What asked for it.
    pub category: Category,
    /// Where.
    pub span: Span,
    /// Asked by a closure of this body.
    pub from_closure: bool,
}

/// What a constraint comes from (rustc's `ConstraintCategory`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Category {
    /// The value is returned.
    Return,
    /// A coercion to a trait object or slice.
    Cast,
    /// An argument of a call.
    CallArgument,
    /// Assigned to a variable.
    Assignment,
    /// A type that was written.
    TypeAnnotation,
    /// Captured by a closure; the position of the capture.
    ClosureUpvar(u32),
    /// A bound of what is called.
    Predicate,
    /// Hidden in an `impl Trait`.
    OpaqueType,
    /// Nothing to tell.
    Boring,
    /// As boring, and without a place.
    BoringNoLocation,
}

/// The regions in the type of a local.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct LocalRegions {
    /// All of them: live where the local may be used later.
    pub used: Vec<RegionVid>,
    /// Those that its drop may look at (not behind `may_dangle`).
    pub dropped: Vec<RegionVid>,
}

/// A type parameter, or what is not known before it is, must outlive a region.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TypeTest {
    /// "the parameter type `T`".
    pub what: String,
    /// The region.
    pub region: RegionVid,
    /// The signature says that it outlives each of these.
    pub known: Vec<RegionVid>,
    /// What asks for it.
    pub span: Span,
}

/// The guard of an arm: it must not change what is being matched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Guard {
    /// What is matched: the tests are there.
    pub scrutinee: Span,
    /// The guard.
    pub guard: Span,
}

/// A variable that a closure captures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Capture {
    /// The closure expression.
    pub closure: Span,
    /// The use of the variable inside the closure.
    pub used_at: Span,
    /// An `async` block.
    pub is_async: bool,
    /// A `&mut` of a variable that is not `mut`: only a closure may borrow so.
    pub is_unique: bool,
}
