//! The expressions of one body: typed HIR to THIR to MIR, after rustc's `rustc_mir_build`.

mod block;
mod body;
mod builder;
mod expr;
mod matches;
mod promote;
mod qualif;
mod scope;
mod simplify;
mod thir;

pub(crate) use body::body;
pub(crate) use simplify::simplify;
