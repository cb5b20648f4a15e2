//! Moments of a run, named by lines of the source.

use std::fmt;

/// Which stop of a run is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Moment {
    /// The first stop.
    Start,
    /// The end of the run.
    End,
    /// The `hit`-th stop on a line, both counted from 1.
    Line {
        /// The line.
        line: u32,
        /// Which stop on it.
        hit: u32,
    },
    /// The first stop elsewhere after the `hit`-th stop on a line, once calls made there are over.
    After {
        /// The line.
        line: u32,
        /// Which stop on it.
        hit: u32,
    },
}

impl Moment {
    /// Reads `start`, `end`, `line 7`, `line 7 hit 2`, `after line 7`, `after line 7 hit 2`.
    ///
    /// # Errors
    /// A sentence with the forms that exist.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "`{text}` is not a moment; moments are `start`, `end`, `line 7`, `line 7 hit 2`, \
                 `after line 7`, `after line 7 hit 2`"
            )
        };
        let number = |word: &str| match word.parse::<u32>() {
            Ok(number) if number > 0 => Ok(number),
            _ => Err(wrong()),
        };
        let words: Vec<&str> = text.split_whitespace().collect();
        let (after, words) = match words.as_slice() {
            ["start"] => return Ok(Self::Start),
            ["end"] => return Ok(Self::End),
            ["after", words @ ..] => (true, words),
            words => (false, words),
        };
        let (line, hit) = match words {
            ["line", line] => (number(line)?, 1),
            ["line", line, "hit", hit] => (number(line)?, number(hit)?),
            _ => return Err(wrong()),
        };
        Ok(if after { Self::After { line, hit } } else { Self::Line { line, hit } })
    }

    /// The position of the moment among the stops of a run, given as the line and the number of
    /// frames on the stack of each stop, in order.
    ///
    /// # Errors
    /// A sentence that says why the run has no such moment.
    pub fn position(self, stops: &[(u32, usize)]) -> Result<usize, String> {
        if stops.is_empty() {
            return Err("the run has no stops".to_owned());
        }
        let at = |line: u32, hit: u32| {
            let mut hits = (0..stops.len()).filter(|&stop| stops[stop].0 == line);
            hits.nth(hit as usize - 1).ok_or_else(|| {
                match stops.iter().filter(|stop| stop.0 == line).count() {
                    0 => format!("the run never stops on line {line}"),
                    1 => format!("the run stops on line {line} only once"),
                    hits => format!("the run stops on line {line} only {hits} times"),
                }
            })
        };
        match self {
            Self::Start => Ok(0),
            Self::End => Ok(stops.len() - 1),
            Self::Line { line, hit } => at(line, hit),
            Self::After { line, hit } => {
                let from = at(line, hit)?;
                let depth = stops[from].1;
                let later = (from + 1..stops.len())
                    .find(|&stop| stops[stop].1 <= depth && stops[stop].0 != line);
                Ok(later.unwrap_or(stops.len() - 1))
            }
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Start => f.write_str("start"),
            Self::End => f.write_str("end"),
            Self::Line { line, hit: 1 } => write!(f, "line {line}"),
            Self::Line { line, hit } => write!(f, "line {line} hit {hit}"),
            Self::After { line, hit: 1 } => write!(f, "after line {line}"),
            Self::After { line, hit } => write!(f, "after line {line} hit {hit}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A run: main has lines 1 to 4, line 2 calls a function with lines 7 and 8, line 3 loops.
    const STOPS: &[(u32, usize)] =
        &[(1, 1), (2, 1), (7, 2), (8, 2), (2, 1), (3, 1), (3, 1), (4, 1), (1, 1)];

    #[track_caller]
    fn check(moment: &str, expect: Result<usize, &str>) {
        let found = Moment::parse(moment).and_then(|moment| moment.position(STOPS));
        assert_eq!(found, expect.map_err(str::to_owned), "{moment}");
    }

    #[test]
    fn positions() {
        check("start", Ok(0));
        check("end", Ok(8));
        check("line 2", Ok(1));
        check("line 3 hit 2", Ok(6));
        check("after line 2", Ok(5));
        check("after line 7", Ok(3));
        check("after line 8", Ok(4));
        check("after line 1 hit 2", Ok(8));
    }

    #[test]
    fn moments_that_do_not_exist() {
        check("line 9", Err("the run never stops on line 9"));
        check("line 3 hit 3", Err("the run stops on line 3 only 2 times"));
        check("after line 4 hit 2", Err("the run stops on line 4 only once"));
    }

    #[test]
    fn what_is_no_moment() {
        for text in ["", "line", "line 0", "line x", "after 3", "line 3 hit", "line 3 hit 0"] {
            assert!(
                Moment::parse(text).is_err_and(|why| why.contains("is not a moment")),
                "{text}"
            );
        }
    }

    #[test]
    fn printing_is_the_inverse_of_reading() {
        for text in ["start", "end", "line 3", "line 3 hit 2", "after line 3", "after line 3 hit 4"]
        {
            assert_eq!(Moment::parse(text).map(|moment| moment.to_string()), Ok(text.to_owned()));
        }
    }
}
