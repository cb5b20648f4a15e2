//! The end of the program.

use crate::{fmt, intrinsics};

pub fn exit(code: i32) -> ! { intrinsics::exit(code) }
pub fn abort() -> ! { intrinsics::abort() }

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExitCode(u8);

impl ExitCode {
    pub const SUCCESS: ExitCode = ExitCode(0);
    pub const FAILURE: ExitCode = ExitCode(1);
}

impl From<u8> for ExitCode {
    fn from(code: u8) -> Self { ExitCode(code) }
}

/// What `main` may return.
#[lang = "termination"]
pub trait Termination {
    fn report(self) -> ExitCode;
}

impl Termination for () {
    fn report(self) -> ExitCode { ExitCode::SUCCESS }
}
impl Termination for ! {
    fn report(self) -> ExitCode { self }
}
impl Termination for ExitCode {
    fn report(self) -> ExitCode { self }
}
impl<T: Termination, E: fmt::Debug> Termination for Result<T, E> {
    fn report(self) -> ExitCode {
        match self {
            Ok(val) => val.report(),
            Err(err) => {
                eprintln!("Error: {err:?}");
                ExitCode::FAILURE
            }
        }
    }
}

/// What runs the program: calls `main` and leaves with its exit code.
#[lang = "start"]
pub fn lang_start<T: Termination>(main: fn() -> T) -> i32 {
    let code = main().report().0 as i32;
    crate::thread::run_destructors();
    code
}
