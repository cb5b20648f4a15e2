//! A program as bytes: what the book ships for each of its programs.

use std::fmt;

use crate::Program;

/// The bytes are not a program of this version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BundleError(String);

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this program bundle cannot be read: {}", self.0)
    }
}

impl std::error::Error for BundleError {}

/// First bytes of a bundle; the digit is the version of the format.
const MAGIC: &[u8] = b"lives1";

/// Serialises a program with postcard (variable-length integers: small before compression, and
/// smaller after).
///
/// # Errors
/// When serde refuses, which these types give it no reason to.
pub fn encode(program: &Program) -> Result<Vec<u8>, BundleError> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(postcard::to_stdvec(program).map_err(|e| BundleError(e.to_string()))?);
    Ok(bytes)
}

/// The inverse of [`encode`].
///
/// # Errors
/// When the bytes are truncated, of another version, or not a bundle.
pub fn decode(bytes: &[u8]) -> Result<Program, BundleError> {
    let body = bytes
        .strip_prefix(MAGIC)
        .ok_or_else(|| BundleError("it is not of this version".to_owned()))?;
    postcard::from_bytes(body).map_err(|e| BundleError(e.to_string()))
}
