//! Answers to the questions in a chapter.

use query::{Query, What};

use crate::programs::{Program, Programs};

/// What a type in the text that belongs to no program is looked up in.
const NO_PROGRAM: &str = "#[allow(unused_imports)]\nuse std::{cell::*, rc::*};\nfn main() {}\n";

/// The answer to a question in the text of a chapter.
///
/// # Errors
/// A sentence that says why there is none.
pub(crate) fn computed(
    programs: &mut Programs,
    slug: &str,
    query: &Query,
) -> Result<String, String> {
    let program = match &query.file {
        Some(file) => Some(programs.get(slug, file, "2024")?),
        None => None,
    };
    answer(programs, program.as_deref(), query)
}

/// The answer to a question about a program, or about no program.
///
/// # Errors
/// A sentence that says why there is none.
pub(crate) fn answer(
    programs: &mut Programs,
    program: Option<&Program>,
    query: &Query,
) -> Result<String, String> {
    let source = program.map_or(NO_PROGRAM, |program| &program.source);
    match &query.what {
        What::SizeOf(ty) => Ok(programs.layout(source, ty)?.types[0].size.to_string()),
        What::AlignOf(ty) => Ok(programs.layout(source, ty)?.types[0].align.to_string()),
        What::OffsetOf { ty, field } => {
            let layout = programs.layout(source, ty)?;
            let fields = layout.types[0].struct_fields();
            let found = fields.iter().find(|candidate| candidate.name == *field);
            found
                .map(|field| field.offset.to_string())
                .ok_or_else(|| format!("`{ty}` has no field `{field}`"))
        }
        what => {
            let program = program.ok_or("this question needs a program: `in file.rs`")?;
            match (&program.trace, what) {
                (Some(trace), _) => query.answer(trace),
                (None, What::Outcome) => Ok("rejected".to_owned()),
                (None, What::Error) => {
                    let code = program.errors.iter().find_map(|error| error.code);
                    Ok(code.unwrap_or("syntax").to_owned())
                }
                (None, _) => Err("rustc rejects this program: it has no run".to_owned()),
            }
        }
    }
}
