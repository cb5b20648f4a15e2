//! Ways out of a rejected program: small changes of its text, of which only those are offered that
//! compile.

mod candidates;
mod edit;

use std::collections::BTreeSet;

use analysis::World;
use mir::borrows::{Borrows, Conflict, Fix};

use crate::compile::{check_borrows, compile};

/// How many changes are compiled before looking for more is given up.
const TRIES: usize = 40;
/// How many are offered.
const OFFERED: usize = 3;
/// How many errors one after the other a fix may take away.
const STEPS: usize = 6;

/// Adds the fixes to what is known of a rejected program. The world's program is the same
/// afterwards.
pub fn with_fixes(world: &mut World, mut found: Borrows) -> Borrows {
    if found.conflicts.is_empty() {
        return found;
    }
    let source = world.source();
    let mut search = Search { world, left: TRIES, seen: BTreeSet::new(), fixes: Vec::new() };
    search.go_on(&source, &found.conflicts, "", STEPS);
    found.fixes = search.fixes;
    world.set_source(&source);
    found
}

struct Search<'a> {
    world: &'a mut World,
    left: usize,
    seen: BTreeSet<String>,
    fixes: Vec<Fix>,
}

impl Search<'_> {
    /// Tries what could take the first error away. A change that leaves fewer errors is gone on
    /// from, once.
    fn go_on(&mut self, source: &str, conflicts: &[Conflict], before: &str, steps: usize) {
        let Some(conflict) = conflicts.first() else { return };
        let mut half_way = None;
        for candidate in candidates::candidates(source, conflict) {
            if self.left == 0 || self.fixes.len() >= OFFERED {
                return;
            }
            let is_known = self.fixes.iter().any(|it| it.title == candidate.title);
            if is_known || candidate.source == source || !self.seen.insert(candidate.source.clone())
            {
                continue;
            }
            self.left -= 1;
            self.world.set_source(&candidate.source);
            let left = check_borrows(self.world, false).conflicts;
            let title = match before {
                "" => candidate.title,
                before => format!("{before}; {}", lower(&candidate.title)),
            };
            if left.is_empty() {
                // The whole way, as for any program: also what only building it finds.
                if compile(self.world).program.is_some() {
                    self.fixes.push(Fix { title, source: candidate.source });
                }
            } else if left.len() < conflicts.len() && half_way.is_none() && steps > 1 {
                half_way = Some((title, candidate.source, left));
            }
        }
        if let Some((title, source, left)) = half_way
            && self.fixes.is_empty()
        {
            self.go_on(&source, &left, &title, steps - 1);
        }
    }
}

fn lower(title: &str) -> String {
    let mut chars = title.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}
