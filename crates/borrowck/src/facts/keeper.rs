//! What keeps a loan alive, in words.

use mir::Local;

use super::Facts;
use crate::{describe::local_name, explain::Explanation, loans::Loan};

/// What keeps a loan alive at a point.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Keeper {
    /// The variable that holds the reference, between backquotes, or `the closure`.
    pub holder: Option<String>,
    pub until: Until,
}

/// Until when.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Until {
    /// Nothing was found.
    Unknown,
    /// The last use, on this line; in the next turn of a loop.
    Used(u32, bool),
    /// The function returns it.
    Returned,
    /// The drop of the holder on this line.
    Dropped(u32),
    /// As long as this region of the signature.
    Region(String),
}

impl Keeper {
    /// `borrows it until line 9`, with what borrows before it.
    pub fn clause(&self, loan: &Loan, what: &str) -> String {
        let how = if loan.is_mut() { " mutably" } else { "" };
        let subject = match &self.holder {
            Some(holder) => format!("{holder} borrows {what}{how}"),
            None => format!("{what} is{how} borrowed"),
        };
        format!("{subject}{}", self.end())
    }

    fn end(&self) -> String {
        match &self.until {
            Until::Unknown => String::new(),
            Until::Used(line, false) => format!(" until line {line}"),
            Until::Used(line, true) => format!(" until line {line}, in the next turn of the loop"),
            Until::Returned => " for the caller, who gets it".to_owned(),
            Until::Dropped(line) => format!(" until its drop on line {line}"),
            Until::Region(name) => format!(" for `{name}`, longer than this function runs"),
        }
    }
}

impl Facts<'_> {
    /// Why the loan is live at the point.
    pub fn keeper(&self, loan: &Loan, point: usize) -> Keeper {
        let universals = &self.explainer.input.universals;
        match self.explainer.explain(loan, point) {
            Explanation::UsedLater { local: Local::RETURN, .. } => {
                Keeper { holder: None, until: Until::Returned }
            }
            Explanation::UsedLater { local, span, .. } if !span.is_user() => {
                Keeper { holder: self.holder(local), until: Until::Unknown }
            }
            // The value of a block, or the whole call: used when all of it has run.
            Explanation::UsedLater { local, span, .. }
                if span != loan.span && span.lo <= loan.span.lo && loan.span.hi <= span.hi =>
            {
                let line = self.source.line(span.hi.saturating_sub(1));
                Keeper { holder: self.holder(local), until: Until::Used(line, false) }
            }
            Explanation::UsedLater { local, span, in_loop, point: used } => {
                let line = self.source.line(span.lo);
                let until = Until::Used(line, in_loop && used != point);
                Keeper { holder: self.holder(local), until }
            }
            Explanation::DroppedLater { local, span, .. } => Keeper {
                holder: self.holder(local).or_else(|| Some("a temporary value".to_owned())),
                until: Until::Dropped(self.source.line(span.lo)),
            },
            Explanation::MustBeValidFor { region, .. } => {
                let name = universals.get(region.index()).and_then(|it| it.name.clone());
                let name = name.unwrap_or_else(|| "the lifetime in the signature".to_owned());
                Keeper { holder: None, until: Until::Region(name) }
            }
            Explanation::Unexplained => Keeper { holder: None, until: Until::Unknown },
        }
    }

    fn holder(&self, local: Local) -> Option<String> {
        let input = self.explainer.input;
        match local_name(local, &input.body) {
            Some(name) => Some(format!("`{name}`")),
            None => input.captures.contains_key(&local).then(|| "the closure".to_owned()),
        }
    }
}
