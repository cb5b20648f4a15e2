//! A program as bytes: what the book ships for each of its programs.

use std::fmt;

use serde::{Serialize, de::DeserializeOwned};

use crate::{Borrows, Library, Program, slim::slim};

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
const MAGIC: &[u8] = b"lives2";
/// First bytes of a library.
const LIBRARY_MAGIC: &[u8] = b"shelf2";
/// First bytes of what the borrow checker knows.
const BORROWS_MAGIC: &[u8] = b"loans1";

/// Serialises a program with postcard (variable-length integers: small before compression, and
/// smaller after). What only a compiler needs is left out: positions in the library's text.
///
/// # Errors
/// When serde refuses, which these types give it no reason to.
pub fn encode(program: &Program) -> Result<Vec<u8>, BundleError> {
    encode_with(program, &Library::default())
}

/// The inverse of [`encode`].
///
/// # Errors
/// When the bytes are truncated, of another version, or not a bundle.
pub fn decode(bytes: &[u8]) -> Result<Program, BundleError> {
    decode_with(bytes, &Library::default())
}

/// As [`encode`], without what the library has.
///
/// # Errors
/// As [`encode`].
pub fn encode_with(program: &Program, library: &Library) -> Result<Vec<u8>, BundleError> {
    let mut program = program.clone();
    slim(&mut program);
    write(MAGIC, &library.pack(program))
}

/// The inverse of [`encode_with`], with the same library.
///
/// # Errors
/// As [`decode`], and when the library is another one.
pub fn decode_with(bytes: &[u8], library: &Library) -> Result<Program, BundleError> {
    let packed = read(MAGIC, bytes)?;
    library
        .unpack(packed)
        .ok_or_else(|| BundleError("it does not fit to the library of this site".to_owned()))
}

/// Serialises a library.
///
/// # Errors
/// As [`encode`].
pub fn encode_library(library: &Library) -> Result<Vec<u8>, BundleError> {
    write(LIBRARY_MAGIC, library)
}

/// The inverse of [`encode_library`].
///
/// # Errors
/// As [`decode`].
pub fn decode_library(bytes: &[u8]) -> Result<Library, BundleError> {
    read(LIBRARY_MAGIC, bytes)
}

/// Serialises what the borrow checker knows of a program.
///
/// # Errors
/// As [`encode`].
pub fn encode_borrows(borrows: &Borrows) -> Result<Vec<u8>, BundleError> {
    write(BORROWS_MAGIC, borrows)
}

/// The inverse of [`encode_borrows`].
///
/// # Errors
/// As [`decode`].
pub fn decode_borrows(bytes: &[u8]) -> Result<Borrows, BundleError> {
    read(BORROWS_MAGIC, bytes)
}

fn write(magic: &[u8], value: &impl Serialize) -> Result<Vec<u8>, BundleError> {
    let mut bytes = magic.to_vec();
    bytes.extend(postcard::to_stdvec(value).map_err(|e| BundleError(e.to_string()))?);
    Ok(bytes)
}

fn read<T: DeserializeOwned>(magic: &[u8], bytes: &[u8]) -> Result<T, BundleError> {
    let body = bytes
        .strip_prefix(magic)
        .ok_or_else(|| BundleError("it is not of this version".to_owned()))?;
    postcard::from_bytes(body).map_err(|e| BundleError(e.to_string()))
}
