//! The command line: run a program, show a moment, a layout or a stage.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
    rc::Rc,
};

use analysis::{Edition, World, stages};
use clap::{Parser, Subcommand, ValueEnum};
use cli::{RunOptions, verdict};
use machine::{Aliasing, Config, Schedule, Trace};

#[derive(Parser)]
#[command(name = "lives", about = "Runs Rust programs and shows where their data lives")]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs a program and prints what happened as one JSON object
    Run {
        file: PathBuf,
        /// The only form there is
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        options: Options,
    },
    /// Runs many programs and prints one JSON object a line
    RunMany {
        files: Vec<PathBuf>,
        #[command(flatten)]
        options: Options,
    },
    /// Prints size, alignment, fields and niche of a type as JSON
    Layout {
        file: PathBuf,
        ty: String,
        #[arg(long, default_value = "2024")]
        edition: Edition,
    },
    /// Prints the picture of a moment
    Step {
        file: PathBuf,
        /// The stop, counted from 0
        #[arg(long)]
        at: usize,
        /// As text: the only form there is
        #[arg(long)]
        text: bool,
        #[command(flatten)]
        options: Options,
    },
    /// Prints a stage of the pipeline
    Stages {
        file: PathBuf,
        #[arg(long)]
        stage: Stage,
        /// With the library's functions and the compiler's own
        #[arg(long)]
        all: bool,
        #[arg(long, default_value = "2024")]
        edition: Edition,
    },
    /// Writes a program as one HTML file that needs no network, or a picture of it as SVG
    Export {
        file: PathBuf,
        /// Ends in `.html` or `.svg`
        #[arg(short)]
        output: PathBuf,
        /// Of the picture: the stop, counted from 0; otherwise that with the most to see
        #[arg(long)]
        at: Option<usize>,
        /// The built site, which has the player
        #[arg(long, default_value = "dist")]
        site: PathBuf,
        #[arg(long, default_value = "2024")]
        edition: Edition,
    },
    /// Compiles a program to the bytes that a page loads
    Bundle {
        file: PathBuf,
        #[arg(short)]
        output: PathBuf,
        #[arg(long, default_value = "2024")]
        edition: Edition,
    },
}

#[derive(clap::Args)]
struct Options {
    #[arg(long, default_value = "2024")]
    edition: Edition,
    #[arg(long, default_value_t = Config::default().max_steps)]
    max_steps: u64,
    /// Bytes of the heap alive at once
    #[arg(long, default_value_t = Config::default().max_memory)]
    max_memory: u64,
    /// Bytes printed
    #[arg(long, default_value_t = Config::default().max_output)]
    max_output: usize,
    /// Which rules say what references may be used for
    #[arg(long, default_value = "stacked")]
    borrows: Borrows,
    /// The order in which threads run
    #[arg(long, default_value_t = 0)]
    threads_seed: u64,
}

impl Options {
    fn run(&self) -> RunOptions {
        let aliasing = match self.borrows {
            Borrows::Stacked => Aliasing::Stacked,
            Borrows::Tree => Aliasing::Tree,
            Borrows::None => Aliasing::None,
        };
        let Self { max_steps, max_memory, max_output, threads_seed, .. } = *self;
        RunOptions { max_steps, max_memory, max_output, aliasing, threads_seed }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Borrows {
    Stacked,
    Tree,
    None,
}

#[derive(Clone, Copy, ValueEnum)]
enum Stage {
    Tokens,
    Ast,
    Hir,
    Types,
    Mir,
    /// Every borrow and where it is live
    Borrows,
    /// What may be read, written and moved, line by line
    Permissions,
    /// Changes after which rustc accepts a rejected program
    Fixes,
}

fn main() -> ExitCode {
    match run(Args::parse().command) {
        Ok(text) => {
            // A closed pipe is no failure of ours.
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<String, String> {
    match command {
        Command::Run { file, json: _, options } => {
            let world = load(&file, options.edition)?;
            json(&verdict(&world, options.run()))
        }
        Command::RunMany { files, options } => {
            let mut world = World::new(options.edition);
            let mut out = String::new();
            for file in files {
                world.set_source(&read(&file)?);
                out.push_str(&json(&verdict(&world, options.run()))?);
            }
            Ok(out)
        }
        Command::Layout { file, ty, edition } => {
            let mut world = load(&file, edition)?;
            json(&cli::layout(&mut world, &ty))
        }
        Command::Step { file, at, text: _, options } => {
            let program = compile(&load(&file, options.edition)?)?;
            let config = Config {
                max_steps: options.max_steps,
                schedule: Schedule::Seed(options.threads_seed),
                ..Config::default()
            };
            let mut trace = Trace::new(Rc::new(program), config);
            while !trace.record(1 << 16) && trace.stops().len() <= at {}
            Ok(diagram::text(&trace.moment(at)))
        }
        Command::Stages { file, stage, all, edition } => {
            let mut world = load(&file, edition)?;
            match stage {
                Stage::Tokens => Ok(stages::tokens(&world)),
                Stage::Ast => Ok(stages::ast(&world)),
                Stage::Hir => Ok(stages::hir(&world)),
                Stage::Types => Ok(stages::types(&world)),
                Stage::Borrows => Ok(cli::borrows_text(&world)),
                Stage::Fixes => Ok(cli::fixes_text(&mut world)),
                Stage::Permissions => Ok(cli::permissions_text(&world)),
                Stage::Mir => Ok(cli::mir_text(&compile(&world)?, all)),
            }
        }
        Command::Export { file, output, at, site, edition } => {
            let source = read(&file)?;
            let program = compile(&load(&file, edition)?)?;
            let title = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let format = output.extension().and_then(|extension| extension.to_str());
            let text = match format {
                Some("svg") => cli::export_svg(program, &title, at)?,
                Some("html") => cli::export_html(program, &title, &source, edition, &site)?,
                _ => return Err(format!("{}: neither .html nor .svg", output.display())),
            };
            std::fs::write(&output, text)
                .map_err(|error| format!("{}: {error}", output.display()))?;
            Ok(String::new())
        }
        Command::Bundle { file, output, edition } => {
            let program = compile(&load(&file, edition)?)?;
            let bytes = mir::encode(&program).map_err(|error| error.to_string())?;
            std::fs::write(&output, bytes)
                .map_err(|error| format!("{}: {error}", output.display()))?;
            Ok(String::new())
        }
    }
}

fn load(file: &Path, edition: Edition) -> Result<World, String> {
    let mut world = World::new(edition);
    world.set_source(&read(file)?);
    Ok(world)
}

fn read(file: &Path) -> Result<String, String> {
    std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn compile(world: &World) -> Result<mir::Program, String> {
    let compiled = mir_build::compile(world);
    compiled.program.ok_or_else(|| {
        let errors = compiled.errors.iter();
        let line = |it: &analysis::Diagnostic| {
            format!("error[{}]: line {}: {}", it.code.unwrap_or("syntax"), it.line, it.message)
        };
        errors.map(line).collect::<Vec<_>>().join("\n")
    })
}

fn json(value: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string(value).map(|text| text + "\n").map_err(|error| error.to_string())
}
