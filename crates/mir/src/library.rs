//! What many programs have in common, shipped once.
//!
//! Most of a small program is the standard library's: `println!` alone reaches some hundred
//! functions. A [`Library`] holds the functions, types and globals that several programs share; a
//! program's own bundle then names them by number. Two entries of two programs are the same when
//! their contents are and all they refer to, to any depth, is the same: a hash of the contents is
//! refined by the hashes of what is referred to until nothing changes.
//!
//! Unpacking gives back exactly the program that was packed, with the same ids.

use std::collections::{BTreeMap, HashMap, hash_map::DefaultHasher};
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};

use crate::{
    Body, FnId, Global, GlobalId, Program, Span, Ty, TyId,
    slim::slim,
    visit::{Visitor, visit_body, visit_global, visit_type},
};

/// Functions, types and globals that several programs share; closed under reference.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Library {
    types: Vec<Ty>,
    bodies: Vec<Body>,
    globals: Vec<Global>,
}

/// A program without what it shares with a library.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Packed {
    /// Its own entries, with the program's ids; the other fields as they are.
    own: Program,
    /// Of each entry of the program's tables, 0 when it is its own, else the distance to the
    /// library's entry that is expected next, folded to be small.
    types: Vec<u32>,
    bodies: Vec<u32>,
    globals: Vec<u32>,
}

impl Packed {
    /// Every entry is the program's own.
    fn whole(own: Program) -> Self {
        let own_all = |len: usize| vec![0; len];
        let (types, bodies) = (own_all(own.types.len()), own_all(own.bodies.len()));
        Self { types, bodies, globals: own_all(own.globals.len()), own }
    }
}

impl Library {
    /// What at least two of the programs share.
    pub fn of(programs: &[Program]) -> Self {
        let mut programs = programs.to_vec();
        programs.iter_mut().for_each(slim);
        Self::of_slim(&programs)
    }

    fn of_slim(programs: &[Program]) -> Self {
        let mut owners: HashMap<u64, u32> = HashMap::new();
        let hashes: Vec<Hashes> = programs.iter().map(Hashes::new).collect();
        for found in &hashes {
            for hash in found.unique() {
                *owners.entry(hash).or_default() += 1;
            }
        }
        let mut library = Self::default();
        let mut numbers: HashMap<u64, u32> = HashMap::new();
        for (program, found) in programs.iter().zip(&hashes) {
            let shared = found.closed(|hash| owners.get(&hash).is_some_and(|&count| count > 1));
            let mut new = Nodes::default();
            for node in shared {
                let hash = found.of(node);
                if numbers.contains_key(&hash) {
                    continue;
                }
                let (list, next) = match node {
                    Node::Ty(_) => (&mut new.types, library.types.len()),
                    Node::Fn(_) => (&mut new.bodies, library.bodies.len()),
                    Node::Global(_) => (&mut new.globals, library.globals.len()),
                };
                numbers.insert(hash, (next + list.len()) as u32);
                list.push(node);
            }
            let mut map = ByHash { found, numbers: &numbers };
            for node in new.types.iter().chain(&new.bodies).chain(&new.globals) {
                match *node {
                    Node::Ty(id) => {
                        let mut ty = program.ty(id).clone();
                        visit_type(&mut ty, &mut map);
                        library.types.push(ty);
                    }
                    Node::Fn(id) => {
                        let mut body = program.body(id).clone();
                        visit_body(&mut body, &mut map);
                        library.bodies.push(body);
                    }
                    Node::Global(id) => {
                        let mut global = program.global(id).clone();
                        visit_global(&mut global, &mut map);
                        library.globals.push(global);
                    }
                }
            }
        }
        library
    }

    /// Takes out of a program what is here.
    pub(crate) fn pack(&self, program: Program) -> Packed {
        if self.bodies.is_empty() && self.types.is_empty() && self.globals.is_empty() {
            // Without a library there is nothing to compare with: what an edit waits for.
            return Packed::whole(program);
        }
        let here = Hashes::of_tables(&self.types, &self.bodies, &self.globals);
        let numbers: HashMap<u64, u32> = here.numbers();
        let found = Hashes::new(&program);
        let shared = found.closed(|hash| numbers.contains_key(&hash));
        let number = |node: Node| {
            let is_shared = shared.binary_search(&node).is_ok();
            is_shared.then(|| numbers.get(&found.of(node)).copied()).flatten()
        };
        let mut own = program;
        let types = take(&mut own.types, |index| number(Node::Ty(TyId(index))));
        let bodies = take(&mut own.bodies, |index| number(Node::Fn(FnId(index))));
        let globals = take(&mut own.globals, |index| number(Node::Global(GlobalId(index))));
        Packed { own, types, bodies, globals }
    }

    /// The program that was packed; `None` when it was packed with another library.
    pub(crate) fn unpack(&self, packed: Packed) -> Option<Program> {
        let types = numbers(&packed.types);
        let bodies = numbers(&packed.bodies);
        let globals = numbers(&packed.globals);
        let mut map = ByNumber {
            types: inverse(&types, self.types.len()),
            bodies: inverse(&bodies, self.bodies.len()),
            globals: inverse(&globals, self.globals.len()),
            is_whole: true,
        };
        let mut program = packed.own;
        program.types = fill(program.types, &types, &self.types, |ty| visit_type(ty, &mut map))?;
        program.bodies =
            fill(program.bodies, &bodies, &self.bodies, |body| visit_body(body, &mut map))?;
        program.globals = fill(program.globals, &globals, &self.globals, |global| {
            visit_global(global, &mut map);
        })?;
        map.is_whole.then_some(program)
    }
}

/// Keeps the entries that have no number, and returns how to find the others.
fn take<T>(table: &mut Vec<T>, number: impl Fn(u32) -> Option<u32>) -> Vec<u32> {
    let mut list = Vec::with_capacity(table.len());
    let mut expected = 0i64;
    let mut index = 0;
    table.retain(|_| {
        let found = number(index);
        index += 1;
        match found {
            None => list.push(0),
            Some(found) => {
                let distance = i64::from(found) - expected;
                // 1, 2, 3, … for 0, -1, 1, …
                list.push(1 + ((distance << 1) ^ (distance >> 63)) as u32);
                expected = i64::from(found) + 1;
            }
        }
        found.is_none()
    });
    list
}

/// The library's number of each entry; the inverse of the folding in [`take`].
fn numbers(list: &[u32]) -> Vec<Option<u32>> {
    let mut expected = 0i64;
    list.iter()
        .map(|&folded| {
            let folded = i64::from(folded.checked_sub(1)?);
            let distance = (folded >> 1) ^ -(folded & 1);
            let number = expected + distance;
            expected = number + 1;
            u32::try_from(number).ok()
        })
        .collect()
}

/// For each entry of a table of the library the program's id.
fn inverse(numbers: &[Option<u32>], len: usize) -> Vec<Option<u32>> {
    let mut ids = vec![None; len];
    for (id, number) in numbers.iter().enumerate() {
        if let Some(of) = number.and_then(|number| ids.get_mut(number as usize)) {
            *of = Some(id as u32);
        }
    }
    ids
}

/// A whole table from a program's own entries and the library's.
fn fill<T: Clone>(
    own: Vec<T>,
    numbers: &[Option<u32>],
    library: &[T],
    mut adapt: impl FnMut(&mut T),
) -> Option<Vec<T>> {
    let mut own = own.into_iter();
    let table = numbers.iter().map(|number| match number {
        None => own.next(),
        Some(number) => {
            let mut entry = library.get(*number as usize)?.clone();
            adapt(&mut entry);
            Some(entry)
        }
    });
    table.collect()
}

/// An entry of a program's tables.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
enum Node {
    Ty(TyId),
    Fn(FnId),
    Global(GlobalId),
}

#[derive(Default)]
struct Nodes {
    types: Vec<Node>,
    bodies: Vec<Node>,
    globals: Vec<Node>,
}

/// What each entry of some tables is, to any depth.
struct Hashes {
    hashes: BTreeMap<Node, u64>,
    references: BTreeMap<Node, Vec<Node>>,
}

impl Hashes {
    fn new(program: &Program) -> Self {
        Self::of_tables(&program.types, &program.bodies, &program.globals)
    }

    fn of_tables(types: &[Ty], bodies: &[Body], globals: &[Global]) -> Self {
        let mut hashes = BTreeMap::new();
        let mut references = BTreeMap::new();
        let mut add = |node: Node, content: String, found: References| {
            hashes.insert(node, hash(&content));
            references.insert(node, found.0);
        };
        for (index, ty) in types.iter().enumerate() {
            let (mut ty, mut found) = (ty.clone(), References::default());
            visit_type(&mut ty, &mut found);
            add(Node::Ty(TyId(index as u32)), format!("{ty:?}"), found);
        }
        for (index, body) in bodies.iter().enumerate() {
            let (mut body, mut found) = (body.clone(), References::default());
            visit_body(&mut body, &mut found);
            add(Node::Fn(FnId(index as u32)), format!("{body:?}"), found);
        }
        for (index, global) in globals.iter().enumerate() {
            let (mut global, mut found) = (global.clone(), References::default());
            visit_global(&mut global, &mut found);
            add(Node::Global(GlobalId(index as u32)), format!("{global:?}"), found);
        }
        let mut found = Self { hashes, references };
        found.refine();
        found
    }

    /// Mixes into each hash those of what is referred to, until no two entries are told apart that
    /// were not before.
    ///
    /// The hashes of two programs can be compared only after the same number of rounds, so that
    /// the number is fixed: it is more than any chain of references between alike entries is long.
    fn refine(&mut self) {
        const ROUNDS: usize = 64;
        for _ in 0..ROUNDS {
            let mixed = self.references.iter().map(|(node, references)| {
                let parts: Vec<u64> = references.iter().map(|node| self.of(*node)).collect();
                (*node, hash(&(self.of(*node), parts)))
            });
            self.hashes = mixed.collect();
        }
    }

    fn of(&self, node: Node) -> u64 {
        self.hashes.get(&node).copied().unwrap_or_default()
    }

    /// The hashes that belong to one entry only.
    fn unique(&self) -> impl Iterator<Item = u64> {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        for hash in self.hashes.values() {
            *counts.entry(*hash).or_default() += 1;
        }
        counts.into_iter().filter(|(_, count)| *count == 1).map(|(hash, _)| hash)
    }

    fn numbers(&self) -> HashMap<u64, u32> {
        let number = |node: &Node| match *node {
            Node::Ty(TyId(number)) | Node::Fn(FnId(number)) | Node::Global(GlobalId(number)) => {
                number
            }
        };
        self.hashes.iter().map(|(node, hash)| (*hash, number(node))).collect()
    }

    /// The entries that are wanted, belong to one hash only, and refer to such entries only; in
    /// order.
    fn closed(&self, wanted: impl Fn(u64) -> bool) -> Vec<Node> {
        let unique: std::collections::HashSet<u64> = self.unique().collect();
        let is_wanted = |hash: u64| unique.contains(&hash) && wanted(hash);
        let mut left: BTreeMap<Node, ()> = (self.hashes.iter())
            .filter(|(_, hash)| is_wanted(**hash))
            .map(|(node, _)| (*node, ()))
            .collect();
        loop {
            let bad: Vec<Node> = left
                .keys()
                .filter(|node| {
                    let references = self.references.get(node);
                    references.into_iter().flatten().any(|to| !left.contains_key(to))
                })
                .copied()
                .collect();
            if bad.is_empty() {
                return left.into_keys().collect();
            }
            for node in bad {
                left.remove(&node);
            }
        }
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Notes ids and puts 0 in their place.
#[derive(Default)]
struct References(Vec<Node>);

impl Visitor for References {
    fn ty(&mut self, id: &mut TyId) {
        self.0.push(Node::Ty(std::mem::replace(id, TyId(0))));
    }

    fn function(&mut self, id: &mut FnId) {
        self.0.push(Node::Fn(std::mem::replace(id, FnId(0))));
    }

    fn global(&mut self, id: &mut GlobalId) {
        self.0.push(Node::Global(std::mem::replace(id, GlobalId(0))));
    }

    fn span(&mut self, _: &mut Span) {}
}

/// A program's ids to those of the library that is being made.
struct ByHash<'a> {
    found: &'a Hashes,
    numbers: &'a HashMap<u64, u32>,
}

impl ByHash<'_> {
    fn number(&self, node: Node) -> u32 {
        self.numbers.get(&self.found.of(node)).copied().unwrap_or_default()
    }
}

impl Visitor for ByHash<'_> {
    fn ty(&mut self, id: &mut TyId) {
        *id = TyId(self.number(Node::Ty(*id)));
    }

    fn function(&mut self, id: &mut FnId) {
        *id = FnId(self.number(Node::Fn(*id)));
    }

    fn global(&mut self, id: &mut GlobalId) {
        *id = GlobalId(self.number(Node::Global(*id)));
    }

    fn span(&mut self, _: &mut Span) {}
}

/// The library's ids to those of a program.
struct ByNumber {
    types: Vec<Option<u32>>,
    bodies: Vec<Option<u32>>,
    globals: Vec<Option<u32>>,
    is_whole: bool,
}

impl ByNumber {
    fn find(ids: &[Option<u32>], number: u32, is_whole: &mut bool) -> u32 {
        let found = ids.get(number as usize).copied().flatten();
        *is_whole &= found.is_some();
        found.unwrap_or_default()
    }
}

impl Visitor for ByNumber {
    fn ty(&mut self, id: &mut TyId) {
        *id = TyId(Self::find(&self.types, id.0, &mut self.is_whole));
    }

    fn function(&mut self, id: &mut FnId) {
        *id = FnId(Self::find(&self.bodies, id.0, &mut self.is_whole));
    }

    fn global(&mut self, id: &mut GlobalId) {
        *id = GlobalId(Self::find(&self.globals, id.0, &mut self.is_whole));
    }

    fn span(&mut self, _: &mut Span) {}
}
