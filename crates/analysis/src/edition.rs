//! The Rust edition of the reader's program.

use std::str::FromStr;

/// The editions that the simulator knows; they differ in temporaries and in prelude.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Edition {
    /// Rust 2021.
    E2021,
    /// Rust 2024.
    #[default]
    E2024,
}

impl From<Edition> for span::Edition {
    fn from(edition: Edition) -> Self {
        match edition {
            Edition::E2021 => Self::Edition2021,
            Edition::E2024 => Self::Edition2024,
        }
    }
}

impl FromStr for Edition {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "2021" => Ok(Self::E2021),
            "2024" => Ok(Self::E2024),
            _ => Err(format!("edition {text} is not known; 2021 and 2024 are")),
        }
    }
}
