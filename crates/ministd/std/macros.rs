//! The macros of the prelude. Those marked `rustc_builtin_macro` are expanded by the front end.

#[macro_export]
#[rustc_builtin_macro]
macro_rules! format_args { ($($arg:tt)*) => {}; }

#[macro_export]
#[rustc_builtin_macro]
macro_rules! format_args_nl { ($($arg:tt)*) => {}; }

#[macro_export]
#[rustc_builtin_macro]
macro_rules! concat { ($($e:expr),* $(,)?) => {}; }

#[macro_export]
#[rustc_builtin_macro]
macro_rules! stringify { ($($t:tt)*) => {}; }

#[macro_export]
#[rustc_builtin_macro]
macro_rules! line { () => {}; }

#[macro_export]
#[rustc_builtin_macro]
macro_rules! column { () => {}; }

#[macro_export]
#[rustc_builtin_macro]
macro_rules! file { () => {}; }

#[macro_export]
#[rustc_builtin_macro]
macro_rules! module_path { () => {}; }

#[macro_export]
#[rustc_builtin_macro]
macro_rules! cfg { ($($t:tt)*) => {}; }

#[macro_export]
#[rustc_builtin_macro]
macro_rules! compile_error { ($msg:expr $(,)?) => {}; }

/// `derive` itself, which the prelude exports.
pub mod builtin {
    #[rustc_builtin_macro]
    pub macro derive($item:item) {}
}

#[macro_export]
macro_rules! panic {
    () => { $crate::panicking::panic("explicit panic") };
    ($($arg:tt)+) => { $crate::panicking::panic_fmt($crate::format_args!($($arg)+)) };
}

#[macro_export]
macro_rules! unreachable {
    () => { $crate::panicking::panic("internal error: entered unreachable code") };
    ($($arg:tt)+) => {
        $crate::panic!("internal error: entered unreachable code: {}", $crate::format_args!($($arg)+))
    };
}

#[macro_export]
macro_rules! todo {
    () => { $crate::panicking::panic("not yet implemented") };
    ($($arg:tt)+) => { $crate::panic!("not yet implemented: {}", $crate::format_args!($($arg)+)) };
}

#[macro_export]
macro_rules! unimplemented {
    () => { $crate::panicking::panic("not implemented") };
    ($($arg:tt)+) => { $crate::panic!("not implemented: {}", $crate::format_args!($($arg)+)) };
}

#[macro_export]
macro_rules! assert {
    ($cond:expr $(,)?) => {
        if !$cond {
            $crate::panicking::panic($crate::concat!("assertion failed: ", $crate::stringify!($cond)))
        }
    };
    ($cond:expr, $($arg:tt)+) => { if !$cond { $crate::panic!($($arg)+) } };
}

#[macro_export]
macro_rules! assert_eq {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if !(*left_val == *right_val) {
                    $crate::panicking::assert_failed("==", &*left_val, &*right_val, $crate::option::Option::None)
                }
            }
        }
    };
    ($left:expr, $right:expr, $($arg:tt)+) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if !(*left_val == *right_val) {
                    $crate::panicking::assert_failed("==", &*left_val, &*right_val,
                        $crate::option::Option::Some($crate::format_args!($($arg)+)))
                }
            }
        }
    };
}

#[macro_export]
macro_rules! assert_ne {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if *left_val == *right_val {
                    $crate::panicking::assert_failed("!=", &*left_val, &*right_val, $crate::option::Option::None)
                }
            }
        }
    };
    ($left:expr, $right:expr, $($arg:tt)+) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if *left_val == *right_val {
                    $crate::panicking::assert_failed("!=", &*left_val, &*right_val,
                        $crate::option::Option::Some($crate::format_args!($($arg)+)))
                }
            }
        }
    };
}

#[macro_export]
macro_rules! debug_assert { ($($arg:tt)*) => { $crate::assert!($($arg)*) }; }

#[macro_export]
macro_rules! debug_assert_eq { ($($arg:tt)*) => { $crate::assert_eq!($($arg)*) }; }

#[macro_export]
macro_rules! debug_assert_ne { ($($arg:tt)*) => { $crate::assert_ne!($($arg)*) }; }

#[macro_export]
macro_rules! matches {
    ($expression:expr, $pattern:pat $(if $guard:expr)? $(,)?) => {
        match $expression { $pattern $(if $guard)? => true, _ => false }
    };
}

#[macro_export]
macro_rules! write {
    ($dst:expr, $($arg:tt)*) => { $dst.write_fmt($crate::format_args!($($arg)*)) };
}

#[macro_export]
macro_rules! writeln {
    ($dst:expr $(,)?) => { $crate::write!($dst, "\n") };
    ($dst:expr, $($arg:tt)*) => { $dst.write_fmt($crate::format_args_nl!($($arg)*)) };
}

#[macro_export]
macro_rules! print { ($($arg:tt)*) => {{ $crate::io::_print($crate::format_args!($($arg)*)); }}; }

#[macro_export]
macro_rules! println {
    () => { $crate::print!("\n") };
    ($($arg:tt)*) => {{ $crate::io::_print($crate::format_args_nl!($($arg)*)); }};
}

#[macro_export]
macro_rules! eprint { ($($arg:tt)*) => {{ $crate::io::_eprint($crate::format_args!($($arg)*)); }}; }

#[macro_export]
macro_rules! eprintln {
    () => { $crate::eprint!("\n") };
    ($($arg:tt)*) => {{ $crate::io::_eprint($crate::format_args_nl!($($arg)*)); }};
}

#[macro_export]
macro_rules! dbg {
    () => { $crate::eprintln!("[{}]", $crate::panic::Location::caller()) };
    ($val:expr $(,)?) => {
        match $val {
            tmp => {
                $crate::eprintln!("[{}] {} = {:#?}", $crate::panic::Location::caller(), $crate::stringify!($val), &tmp);
                tmp
            }
        }
    };
    ($($val:expr),+ $(,)?) => { ($($crate::dbg!($val)),+,) };
}

#[macro_export]
macro_rules! format {
    ($($arg:tt)*) => { $crate::fmt::format($crate::format_args!($($arg)*)) };
}

#[macro_export]
macro_rules! vec {
    () => { $crate::vec::Vec::new() };
    ($elem:expr; $n:expr) => { $crate::vec::from_elem($elem, $n) };
    ($($x:expr),+ $(,)?) => {
        $crate::boxed::into_vec($crate::boxed::write_box($crate::boxed::Box::new_uninit(), [$($x),+]))
    };
}
