//! The one set-up: `cargo xtask serve`, `test`, `build`, `bench`, `bless`, `doctor`.
//!
//! A command finds what it needs, installs what is missing, says what it does, and explains every
//! failure with the way out. Nothing is installed into the checkout.

mod apt;
mod bench;
mod bless;
mod browser;
mod build;
mod check;
mod doctor;
mod glue;
mod paths;
mod report;
mod serve;
mod server;
mod shell;
mod small;
mod test;
mod tools;
mod wasm;
mod weights;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Where Your Data Lives: everything that is built, tested and served.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the book and serve it on this machine; rebuild when a file changes
    Serve {
        /// The port; another one is taken when it is in use
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Serve what was built before
        #[arg(long)]
        no_build: bool,
    },
    /// Build the static site in dist/ and hold its weights
    Build,
    /// Run every test: native, wasm in a headless browser, the built site
    Test {
        /// Only the tests whose name contains this (native and end-to-end)
        filter: Option<String>,
        /// Leave out the browser and the site
        #[arg(long)]
        native: bool,
    },
    /// Measure the machine, the compiler in the browser and jumps in a long run
    Bench,
    /// Write the results of this machine into the tests that keep expected output
    Bless,
    /// Say what was found and what would be installed
    Doctor,
    /// Check the formatting
    FmtCheck,
    /// Lint every crate, warnings are errors
    Clippy,
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Serve { port, no_build } => serve::serve(port, no_build),
        Command::Build => build::site().map(drop),
        Command::Test { filter, native } => test::test(filter.as_deref(), native),
        Command::Bench => bench::bench(),
        Command::Bless => bless::bless(),
        Command::Doctor => doctor::doctor(),
        Command::FmtCheck => check::fmt(),
        Command::Clippy => check::clippy(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            report::failure(&failure);
            ExitCode::FAILURE
        }
    }
}
