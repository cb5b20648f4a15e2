//! The compiler as a wasm module.
