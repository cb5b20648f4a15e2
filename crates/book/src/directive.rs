//! The fenced blocks `program` and `predict`.

use query::{Moment, Query};

use crate::{Error, Predict, Program, Shown, fields::Fields, markdown, source::Source};

/// Reads the body of a `program` block.
pub(crate) fn program(source: &Source, text: &str, offset: usize) -> Result<Program, Error> {
    let mut fields = Fields::parse(source, text, offset)?;
    let shown = shown(source, &mut fields)?;
    let caption = match fields.optional("caption") {
        Some((text, line)) => markdown::inline(source, &text, line)?,
        None => Vec::new(),
    };
    fields.finish("file, caption, at, show, edition")?;
    Ok(Program { shown, caption })
}

/// Reads the body of a `predict` block.
pub(crate) fn predict(source: &Source, text: &str, offset: usize) -> Result<Predict, Error> {
    let mut fields = Fields::parse(source, text, offset)?;
    let shown = shown(source, &mut fields)?;
    let (question, line) = fields.required("question")?;
    let question = markdown::inline(source, &question, line)?;
    let (ask, line) = fields.required("ask")?;
    let ask = Query::parse(&ask).map_err(|message| source.error(line, message))?;
    if ask.file.is_some() {
        return Err(source.error(line, "the program is the one of the exercise: leave `in` out"));
    }
    let choices: Vec<String> = match fields.optional("choices") {
        Some((text, _)) => text.split(" | ").map(|choice| choice.trim().to_owned()).collect(),
        None => Vec::new(),
    };
    if choices.len() == 1 {
        return Err(source.error(line, "one choice is no choice"));
    }
    let (why, line) = fields.required("why")?;
    let why = markdown::inline(source, &why, line)?;
    fields.finish("file, at, show, edition, question, ask, choices, why")?;
    Ok(Predict { shown, question, ask, choices, why })
}

fn shown(source: &Source, fields: &mut Fields<'_>) -> Result<Shown, Error> {
    let (file, line) = fields.required("file")?;
    if !file.ends_with(".rs") {
        return Err(source.error(line, format!("`{file}` is not a program: it must end in .rs")));
    }
    let at = match fields.optional("at") {
        Some((text, line)) => {
            Some(Moment::parse(&text).map_err(|message| source.error(line, message))?)
        }
        None => None,
    };
    let show: Vec<String> = match fields.optional("show") {
        Some((text, line)) => {
            let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
            let known = ["bytes", "addresses", "types", "borrows", "permissions"];
            if let Some(word) = words.iter().find(|word| !known.contains(&word.as_str())) {
                let message = format!("`{word}` cannot be shown; there are {}", known.join(", "));
                return Err(source.error(line, message));
            }
            words
        }
        None => Vec::new(),
    };
    let edition = match fields.optional("edition") {
        Some((text, _)) if text == "2021" || text == "2024" => text,
        Some((text, line)) => {
            return Err(source.error(line, format!("`{text}` is neither 2021 nor 2024")));
        }
        None => "2024".to_owned(),
    };
    Ok(Shown { file, at, show, edition, line: fields.line() })
}
