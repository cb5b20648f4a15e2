//! What the tests stand on: a table of types, a parser for bodies as text, an interpreter.

#![allow(dead_code, reason = "not every test binary uses all of it")]

pub mod interpret;
pub mod parse;
pub mod types;
