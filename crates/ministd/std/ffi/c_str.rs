//! Text that ends with a zero byte.

use super::c_char;
use crate::{
    borrow::{Borrow, Cow, ToOwned},
    error::Error,
    fmt::{self, Write},
    mem::ManuallyDrop,
    ops::Deref,
    rc::Rc,
    str::Utf8Error,
    sync::Arc,
};

/// Borrowed; a pointer and a length that counts the zero byte.
#[lang = "CStr"]
#[derive(PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CStr {
    inner: [c_char],
}

/// Owned.
#[derive(PartialEq, PartialOrd, Eq, Ord, Hash, Clone)]
pub struct CString {
    inner: Box<[u8]>,
}

/// A zero byte within the text: where, and the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NulError(usize, Vec<u8>);

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FromBytesWithNulError {
    InteriorNul { position: usize },
    NotNulTerminated,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FromBytesUntilNulError(());

/// Text that is not UTF-8.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IntoStringError {
    inner: CString,
    error: Utf8Error,
}

impl NulError {
    pub fn nul_position(&self) -> usize { self.0 }
    pub fn into_vec(self) -> Vec<u8> { self.1 }
}

impl IntoStringError {
    pub fn into_cstring(self) -> CString { self.inner }
    pub fn utf8_error(&self) -> Utf8Error { self.error.clone() }
}

impl fmt::Display for NulError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nul byte found in provided data at position: {}", self.0)
    }
}
impl fmt::Display for FromBytesWithNulError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InteriorNul { position } => write!(f, "data provided contains an interior nul byte at byte position {position}"),
            Self::NotNulTerminated => f.write_str("data provided is not nul terminated"),
        }
    }
}
impl fmt::Display for FromBytesUntilNulError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("data provided does not contain a nul") }
}
impl fmt::Display for IntoStringError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("C string contained non-utf8 bytes") }
}
impl Error for NulError {}
impl Error for FromBytesWithNulError {}
impl Error for FromBytesUntilNulError {}
impl Error for IntoStringError {}

impl CStr {
    pub unsafe fn from_ptr<'a>(ptr: *const c_char) -> &'a CStr {
        unsafe {
            let len = crate::libc::strlen(ptr);
            CStr::from_bytes_with_nul_unchecked(crate::slice::from_raw_parts(ptr as *const u8, len + 1))
        }
    }

    pub const unsafe fn from_bytes_with_nul_unchecked(bytes: &[u8]) -> &CStr {
        unsafe { &*(bytes as *const [u8] as *const CStr) }
    }

    pub fn from_bytes_with_nul(bytes: &[u8]) -> Result<&CStr, FromBytesWithNulError> {
        match bytes.iter().position(|&byte| byte == 0) {
            Some(position) if position + 1 == bytes.len() => Ok(unsafe { Self::from_bytes_with_nul_unchecked(bytes) }),
            Some(position) => Err(FromBytesWithNulError::InteriorNul { position }),
            None => Err(FromBytesWithNulError::NotNulTerminated),
        }
    }

    pub fn from_bytes_until_nul(bytes: &[u8]) -> Result<&CStr, FromBytesUntilNulError> {
        match bytes.iter().position(|&byte| byte == 0) {
            Some(position) => Ok(unsafe { Self::from_bytes_with_nul_unchecked(&bytes[..=position]) }),
            None => Err(FromBytesUntilNulError(())),
        }
    }

    pub const fn as_ptr(&self) -> *const c_char { &raw const self.inner as *const c_char }
    pub const fn count_bytes(&self) -> usize { self.inner.len() - 1 }
    pub const fn is_empty(&self) -> bool { self.inner.len() == 1 }
    pub fn to_bytes(&self) -> &[u8] {
        let bytes = self.to_bytes_with_nul();
        &bytes[..bytes.len() - 1]
    }
    pub const fn to_bytes_with_nul(&self) -> &[u8] { unsafe { &*(&raw const self.inner as *const [u8]) } }
    pub fn to_str(&self) -> Result<&str, Utf8Error> { crate::str::from_utf8(self.to_bytes()) }
    pub fn to_string_lossy(&self) -> Cow<'_, str> { String::from_utf8_lossy(self.to_bytes()) }
    pub fn into_c_string(self: Box<CStr>) -> CString {
        CString { inner: unsafe { Box::from_raw(Box::into_raw(self) as *mut [u8]) } }
    }
}

impl CString {
    pub fn new<T: Into<Vec<u8>>>(t: T) -> Result<CString, NulError> {
        let bytes: Vec<u8> = t.into();
        match bytes.iter().position(|&byte| byte == 0) {
            Some(position) => Err(NulError(position, bytes)),
            None => Ok(unsafe { Self::from_vec_unchecked(bytes) }),
        }
    }

    pub unsafe fn from_vec_unchecked(mut v: Vec<u8>) -> Self {
        v.reserve_exact(1);
        v.push(0);
        CString { inner: v.into_boxed_slice() }
    }

    pub unsafe fn from_raw(ptr: *mut c_char) -> CString {
        unsafe {
            let len = crate::libc::strlen(ptr as *const c_char) + 1;
            CString { inner: Box::from_raw(crate::ptr::slice_from_raw_parts_mut(ptr as *mut u8, len)) }
        }
    }

    pub fn into_raw(self) -> *mut c_char { Box::into_raw(self.into_inner()) as *mut c_char }

    pub fn into_string(self) -> Result<String, IntoStringError> {
        match String::from_utf8(self.into_bytes()) {
            Ok(text) => Ok(text),
            Err(e) => {
                let error = e.utf8_error();
                Err(IntoStringError { error, inner: unsafe { Self::from_vec_unchecked(e.into_bytes()) } })
            }
        }
    }

    pub fn into_bytes(self) -> Vec<u8> {
        let mut vec = self.into_inner().into_vec();
        vec.pop();
        vec
    }

    pub fn into_bytes_with_nul(self) -> Vec<u8> { self.into_inner().into_vec() }
    pub fn as_bytes(&self) -> &[u8] { &self.inner[..self.inner.len() - 1] }
    pub fn as_bytes_with_nul(&self) -> &[u8] { &self.inner }
    pub fn as_c_str(&self) -> &CStr { &**self }
    pub fn into_boxed_c_str(self) -> Box<CStr> { unsafe { Box::from_raw(Box::into_raw(self.into_inner()) as *mut CStr) } }

    fn into_inner(self) -> Box<[u8]> {
        let this = ManuallyDrop::new(self);
        unsafe { crate::ptr::read(&this.inner) }
    }
}

/// The first byte becomes zero, so that what still points here sees an empty text.
impl Drop for CString {
    fn drop(&mut self) { unsafe { *self.inner.as_mut_ptr() = 0 } }
}

impl Deref for CString {
    type Target = CStr;
    fn deref(&self) -> &CStr { unsafe { CStr::from_bytes_with_nul_unchecked(&self.inner) } }
}

impl fmt::Debug for CStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for &byte in self.to_bytes() {
            for c in crate::ascii::escape_default(byte) {
                f.write_char(c as char)?;
            }
        }
        f.write_char('"')
    }
}
impl fmt::Debug for CString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}

impl ToOwned for CStr {
    type Owned = CString;
    fn to_owned(&self) -> CString { CString { inner: self.to_bytes_with_nul().into() } }
}
impl Borrow<CStr> for CString {
    fn borrow(&self) -> &CStr { self }
}
impl AsRef<CStr> for CString {
    fn as_ref(&self) -> &CStr { self }
}
impl AsRef<CStr> for CStr {
    fn as_ref(&self) -> &CStr { self }
}
impl Default for CString {
    fn default() -> CString { unsafe { CString::from_vec_unchecked(Vec::new()) } }
}
impl From<&CStr> for CString {
    fn from(s: &CStr) -> CString { s.to_owned() }
}
impl From<CString> for Vec<u8> {
    fn from(s: CString) -> Vec<u8> { s.into_bytes() }
}
impl PartialEq<CStr> for CString {
    fn eq(&self, other: &CStr) -> bool { **self == *other }
}
impl PartialEq<&CStr> for CString {
    fn eq(&self, other: &&CStr) -> bool { **self == **other }
}
