//! Places as the chapters write them: `v.len`, `*boxed`, `rc..strong`, `main::x`.

use std::fmt;

/// A variable and a way from it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Path {
    /// The function in whose frame the variable is; the innermost frame that has it if absent.
    pub function: Option<String>,
    /// Its name.
    pub variable: String,
    /// From the variable inwards.
    pub steps: Vec<Step>,
}

/// One step of a [`Path`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// `*`: what a pointer points to.
    Deref,
    /// `.name` or `.0`, through pointers if need be.
    Field(String),
    /// `..name`: the nearest field of that name, through fields and pointers.
    Nearest(String),
    /// `[3]`, through pointers if need be.
    Index(u64),
}

impl Path {
    /// Reads a path.
    ///
    /// # Errors
    /// A sentence that says what was expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut parser = Parser { rest: text.trim() };
        let path = parser.path()?;
        if parser.rest.is_empty() {
            Ok(path)
        } else {
            Err(format!("a place ends before `{}`", parser.rest))
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = match &self.function {
            Some(function) => format!("{function}::{}", self.variable),
            None => self.variable.clone(),
        };
        for step in &self.steps {
            if text.starts_with('*') && *step != Step::Deref {
                text = format!("({text})");
            }
            match step {
                Step::Deref => text.insert(0, '*'),
                Step::Field(name) => text += &format!(".{name}"),
                Step::Nearest(name) => text += &format!("..{name}"),
                Step::Index(index) => text += &format!("[{index}]"),
            }
        }
        f.write_str(&text)
    }
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    fn path(&mut self) -> Result<Path, String> {
        if self.eat("*") {
            let mut path = self.path()?;
            path.steps.push(Step::Deref);
            return Ok(path);
        }
        let mut path = if self.eat("(") {
            let path = self.path()?;
            if !self.eat(")") {
                return Err("`(` is never closed in this place".to_owned());
            }
            path
        } else {
            self.variable()?
        };
        loop {
            if self.eat("..") {
                path.steps.push(Step::Nearest(self.word()?));
            } else if self.eat(".") {
                path.steps.push(Step::Field(self.word()?));
            } else if self.eat("[") {
                let index = self.word()?;
                let index = index.parse().map_err(|_| format!("`{index}` is not an index"))?;
                path.steps.push(Step::Index(index));
                if !self.eat("]") {
                    return Err("`[` is never closed in this place".to_owned());
                }
            } else {
                return Ok(path);
            }
        }
    }

    fn variable(&mut self) -> Result<Path, String> {
        let mut names = vec![self.word()?];
        while self.eat("::") {
            names.push(self.word()?);
        }
        let variable = names.pop().unwrap_or_default();
        let function = (!names.is_empty()).then(|| names.join("::"));
        Ok(Path { function, variable, steps: Vec::new() })
    }

    fn word(&mut self) -> Result<String, String> {
        let end =
            self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        if word.is_empty() {
            return Err(match rest.chars().next() {
                Some(c) => format!("a name or a number was expected before `{c}`"),
                None => "a name or a number was expected at the end".to_owned(),
            });
        }
        self.rest = rest;
        Ok(word.to_owned())
    }

    fn eat(&mut self, token: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(token) else {
            return false;
        };
        self.rest = rest;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let found = match Path::parse(text) {
            Ok(path) => path.to_string(),
            Err(why) => format!("error: {why}"),
        };
        assert_eq!(found, expect);
    }

    #[test]
    fn paths() {
        check("x", "x");
        check(" pair.0.x[2] ", "pair.0.x[2]");
        check("*boxed", "*boxed");
        check("*a.b", "*a.b");
        check("(*a).b", "(*a).b");
        check("**r", "**r");
        check("rc..strong", "rc..strong");
        check("Stack::push::self.len", "Stack::push::self.len");
    }

    #[test]
    fn what_is_no_path() {
        check("", "error: a name or a number was expected at the end");
        check("v.", "error: a name or a number was expected at the end");
        check("v[x]", "error: `x` is not an index");
        check("v[1", "error: `[` is never closed in this place");
        check("(v", "error: `(` is never closed in this place");
        check("v + 1", "error: a place ends before ` + 1`");
    }
}
