//! What `Debug` impls build their text with, on one line or, with `{:#?}`, one field a line.

use super::{Debug, Formatter, Result, Write};

/// Indents every line.
struct PadAdapter<'a> {
    buf: &'a mut (dyn Write + 'a),
    on_newline: bool,
}

impl Write for PadAdapter<'_> {
    fn write_str(&mut self, s: &str) -> Result {
        for line in s.split_inclusive('\n') {
            if self.on_newline {
                self.buf.write_str("    ")?;
            }
            self.on_newline = line.ends_with('\n');
            self.buf.write_str(line)?;
        }
        Ok(())
    }

    fn write_char(&mut self, c: char) -> Result {
        if self.on_newline {
            self.buf.write_str("    ")?;
        }
        self.on_newline = c == '\n';
        self.buf.write_char(c)
    }
}

/// Writes `name`, `colon` and the value on a line of their own.
fn indented(f: &mut Formatter<'_>, name: &str, colon: &str, value: &dyn Debug, end: &str) -> Result {
    let options = f.options;
    let mut pad = PadAdapter { buf: f.buf, on_newline: true };
    let mut f = Formatter { options, buf: &mut pad };
    f.write_str(name)?;
    f.write_str(colon)?;
    value.fmt(&mut f)?;
    f.write_str(end)
}

pub struct DebugStruct<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
}

impl<'a, 'b: 'a> DebugStruct<'a, 'b> {
    pub fn field(&mut self, name: &str, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_field(name, value);
        }
        self.has_fields = true;
        self
    }

    fn write_field(&mut self, name: &str, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str(" {\n")?;
            }
            return indented(self.fmt, name, ": ", value, ",\n");
        }
        self.fmt.write_str(if self.has_fields { ", " } else { " { " })?;
        self.fmt.write_str(name)?;
        self.fmt.write_str(": ")?;
        value.fmt(self.fmt)
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.result?;
        self.result = self.fmt.write_str(match (self.has_fields, self.fmt.alternate()) {
            (false, _) => " { .. }",
            (true, false) => ", .. }",
            (true, true) => "    ..\n}",
        });
        self.result
    }

    pub fn finish(&mut self) -> Result {
        if self.has_fields && self.result.is_ok() {
            self.result = self.fmt.write_str(if self.fmt.alternate() { "}" } else { " }" });
        }
        self.result
    }
}

pub struct DebugTuple<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    fields: usize,
    empty_name: bool,
}

impl<'a, 'b: 'a> DebugTuple<'a, 'b> {
    pub fn field(&mut self, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_field(value);
        }
        self.fields += 1;
        self
    }

    fn write_field(&mut self, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if self.fields == 0 {
                self.fmt.write_str("(\n")?;
            }
            return indented(self.fmt, "", "", value, ",\n");
        }
        self.fmt.write_str(if self.fields == 0 { "(" } else { ", " })?;
        value.fmt(self.fmt)
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.result?;
        self.result = self.fmt.write_str(match (self.fields > 0, self.fmt.alternate()) {
            (false, _) => "(..)",
            (true, false) => ", ..)",
            (true, true) => "    ..\n)",
        });
        self.result
    }

    pub fn finish(&mut self) -> Result {
        if self.fields > 0 && self.result.is_ok() {
            let comma = self.fields == 1 && self.empty_name && !self.fmt.alternate();
            self.result = self.fmt.write_str(if comma { ",)" } else { ")" });
        }
        self.result
    }
}

macro_rules! list {
    ($Name:ident $close:literal $entry:ident) => {
        pub struct $Name<'a, 'b: 'a> {
            fmt: &'a mut Formatter<'b>,
            result: Result,
            has_fields: bool,
        }

        impl<'a, 'b: 'a> $Name<'a, 'b> {
            pub fn $entry(&mut self, entry: &dyn Debug) -> &mut Self {
                if self.result.is_ok() {
                    self.result = write_entry(self.fmt, self.has_fields, entry);
                }
                self.has_fields = true;
                self
            }

            pub fn entries<D: Debug, I: IntoIterator<Item = D>>(&mut self, entries: I) -> &mut Self {
                for entry in entries {
                    self.$entry(&entry);
                }
                self
            }

            pub fn finish(&mut self) -> Result {
                self.result?;
                self.fmt.write_str($close)
            }

            pub fn finish_non_exhaustive(&mut self) -> Result {
                self.result?;
                non_exhaustive(self.fmt, self.has_fields, $close)
            }
        }
    };
}
list! { DebugList "]" entry }
list! { DebugSet "}" entry }

fn non_exhaustive(f: &mut Formatter<'_>, has_fields: bool, close: &str) -> Result {
    f.write_str(match (has_fields, f.alternate()) {
        (false, _) => "..",
        (true, false) => ", ..",
        (true, true) => "    ..\n",
    })?;
    f.write_str(close)
}

fn write_entry(f: &mut Formatter<'_>, has_fields: bool, entry: &dyn Debug) -> Result {
    if f.alternate() {
        if !has_fields {
            f.write_str("\n")?;
        }
        return indented(f, "", "", entry, ",\n");
    }
    if has_fields {
        f.write_str(", ")?;
    }
    entry.fmt(f)
}

pub struct DebugMap<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
}

impl<'a, 'b: 'a> DebugMap<'a, 'b> {
    pub fn entry(&mut self, key: &dyn Debug, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = write_entry(self.fmt, self.has_fields, &Pair(key, value));
        }
        self.has_fields = true;
        self
    }

    pub fn key(&mut self, key: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = write_key(self.fmt, self.has_fields, key);
        }
        self.has_fields = true;
        self
    }

    pub fn value(&mut self, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = write_value(self.fmt, value);
        }
        self
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.result?;
        non_exhaustive(self.fmt, self.has_fields, "}")
    }

    pub fn entries<K: Debug, V: Debug, I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) -> &mut Self {
        for (k, v) in entries {
            self.entry(&k, &v);
        }
        self
    }

    pub fn finish(&mut self) -> Result {
        self.result?;
        self.fmt.write_str("}")
    }
}

fn write_key(f: &mut Formatter<'_>, has_fields: bool, key: &dyn Debug) -> Result {
    if f.alternate() {
        if !has_fields {
            f.write_str("\n")?;
        }
        return indented(f, "", "", key, ": ");
    }
    if has_fields {
        f.write_str(", ")?;
    }
    key.fmt(f)?;
    f.write_str(": ")
}

fn write_value(f: &mut Formatter<'_>, value: &dyn Debug) -> Result {
    if f.alternate() {
        let options = f.options;
        let mut pad = PadAdapter { buf: f.buf, on_newline: false };
        let mut f = Formatter { options, buf: &mut pad };
        value.fmt(&mut f)?;
        return f.write_str(",\n");
    }
    value.fmt(f)
}

struct Pair<'a>(&'a dyn Debug, &'a dyn Debug);

impl Debug for Pair<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.0.fmt(f)?;
        f.write_str(": ")?;
        self.1.fmt(f)
    }
}

impl<'a> Formatter<'a> {
    pub fn debug_struct<'b>(&'b mut self, name: &str) -> DebugStruct<'b, 'a> {
        let result = self.write_str(name);
        DebugStruct { fmt: self, result, has_fields: false }
    }

    pub fn debug_tuple<'b>(&'b mut self, name: &str) -> DebugTuple<'b, 'a> {
        let result = self.write_str(name);
        DebugTuple { fmt: self, result, fields: 0, empty_name: name.is_empty() }
    }

    pub fn debug_list<'b>(&'b mut self) -> DebugList<'b, 'a> {
        let result = self.write_str("[");
        DebugList { fmt: self, result, has_fields: false }
    }

    pub fn debug_set<'b>(&'b mut self) -> DebugSet<'b, 'a> {
        let result = self.write_str("{");
        DebugSet { fmt: self, result, has_fields: false }
    }

    pub fn debug_map<'b>(&'b mut self) -> DebugMap<'b, 'a> {
        let result = self.write_str("{");
        DebugMap { fmt: self, result, has_fields: false }
    }
}
