//! Why input or output failed.

use crate::{error, fmt, marker::PhantomData, ptr::{self, NonNull}};

pub type Result<T> = crate::result::Result<T, Error>;

/// One word: what its two lowest bits say. 0 a static message, 1 a box with an error of the
/// program's, 3 only a kind, in the upper half.
pub struct Error {
    repr: NonNull<()>,
    marker: PhantomData<Box<Custom>>,
}

unsafe impl Send for Error {}
unsafe impl Sync for Error {}

#[repr(align(4))]
struct Custom {
    kind: ErrorKind,
    error: Box<dyn error::Error + Send + Sync>,
}

macro_rules! kinds {
    ($($Kind:ident $text:literal)*) => {
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum ErrorKind { $($Kind,)* }

        impl ErrorKind {
            fn description(&self) -> &'static str {
                match *self { $(ErrorKind::$Kind => $text,)* }
            }
        }
    };
}
kinds! {
    NotFound "entity not found"
    PermissionDenied "permission denied"
    ConnectionRefused "connection refused"
    ConnectionReset "connection reset"
    HostUnreachable "host unreachable"
    NetworkUnreachable "network unreachable"
    ConnectionAborted "connection aborted"
    NotConnected "not connected"
    AddrInUse "address in use"
    AddrNotAvailable "address not available"
    NetworkDown "network down"
    BrokenPipe "broken pipe"
    AlreadyExists "entity already exists"
    WouldBlock "operation would block"
    NotADirectory "not a directory"
    IsADirectory "is a directory"
    DirectoryNotEmpty "directory not empty"
    ReadOnlyFilesystem "read-only filesystem or storage medium"
    FilesystemLoop "filesystem loop or indirection limit (e.g. symlink loop)"
    StaleNetworkFileHandle "stale network file handle"
    InvalidInput "invalid input parameter"
    InvalidData "invalid data"
    TimedOut "timed out"
    WriteZero "write zero"
    StorageFull "no storage space"
    NotSeekable "seek on unseekable file"
    QuotaExceeded "quota exceeded"
    FileTooLarge "file too large"
    ResourceBusy "resource busy"
    ExecutableFileBusy "executable file busy"
    Deadlock "deadlock"
    CrossesDevices "cross-device link or rename"
    TooManyLinks "too many links"
    InvalidFilename "invalid filename"
    ArgumentListTooLong "argument list too long"
    Interrupted "operation interrupted"
    Unsupported "unsupported"
    UnexpectedEof "unexpected end of file"
    OutOfMemory "out of memory"
    InProgress "in progress"
    Other "other error"
    Uncategorized "uncategorized error"
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.description()) }
}

/// A message that is not on the heap.
pub(super) struct SimpleMessage {
    pub(super) kind: ErrorKind,
    pub(super) message: &'static str,
}

/// What the word holds.
enum Data<'a> {
    Message(&'a SimpleMessage),
    Custom(&'a Custom),
    Kind(ErrorKind),
}

impl Error {
    pub fn new<E: Into<Box<dyn error::Error + Send + Sync>>>(kind: ErrorKind, error: E) -> Error {
        let custom = Box::into_raw(Box::new(Custom { kind, error: error.into() })) as *mut u8;
        Error::of(custom.wrapping_add(1))
    }
    pub fn other<E: Into<Box<dyn error::Error + Send + Sync>>>(error: E) -> Error { Error::new(ErrorKind::Other, error) }

    pub(super) const fn from_message(message: &'static SimpleMessage) -> Error { Error::of(message as *const SimpleMessage as *mut u8) }

    const fn of(word: *mut u8) -> Error { Error { repr: unsafe { NonNull::new_unchecked(word as *mut ()) }, marker: PhantomData } }

    fn data(&self) -> Data<'_> {
        let word = self.repr.as_ptr() as *mut u8;
        unsafe {
            match word.addr() & 3 {
                0 => Data::Message(&*(word as *const SimpleMessage)),
                1 => Data::Custom(&*(word.wrapping_sub(1) as *const Custom)),
                _ => Data::Kind(crate::intrinsics::transmute((word.addr() >> 32) as u8)),
            }
        }
    }

    pub fn last_os_error() -> Error { crate::intrinsics::unsupported("there is no operating system here whose errors could be asked for") }
    pub fn raw_os_error(&self) -> Option<i32> { None }

    pub fn kind(&self) -> ErrorKind {
        match self.data() {
            Data::Message(m) => m.kind,
            Data::Custom(c) => c.kind,
            Data::Kind(kind) => kind,
        }
    }
    pub fn get_ref(&self) -> Option<&(dyn error::Error + Send + Sync + 'static)> {
        match self.data() {
            Data::Custom(c) => Some(&*c.error),
            _ => None,
        }
    }
    pub fn into_inner(self) -> Option<Box<dyn error::Error + Send + Sync>> {
        if let Data::Custom(c) = self.data() {
            let custom = unsafe { Box::from_raw(c as *const Custom as *mut Custom) };
            crate::mem::forget(self);
            let custom = *custom;
            return Some(custom.error);
        }
        None
    }
}

impl Drop for Error {
    fn drop(&mut self) {
        if let Data::Custom(c) = self.data() {
            drop(unsafe { Box::from_raw(c as *const Custom as *mut Custom) })
        }
    }
}
impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Error { Error::of(ptr::without_provenance_mut((kind as usize) << 32 | 3)) }
}
impl From<fmt::Error> for Error {
    fn from(_: fmt::Error) -> Error { Error::new(ErrorKind::Other, "formatter error") }
}
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.data() {
            Data::Message(m) => f.debug_struct("Error").field("kind", &m.kind).field("message", &m.message).finish(),
            Data::Custom(c) => f.debug_struct("Custom").field("kind", &c.kind).field("error", &c.error).finish(),
            Data::Kind(kind) => f.debug_tuple("Kind").field(&kind).finish(),
        }
    }
}
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.data() {
            Data::Message(m) => f.write_str(m.message),
            Data::Custom(c) => fmt::Display::fmt(&c.error, f),
            Data::Kind(kind) => f.write_str(kind.description()),
        }
    }
}
impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self.data() {
            Data::Custom(c) => c.error.source(),
            _ => None,
        }
    }
}
