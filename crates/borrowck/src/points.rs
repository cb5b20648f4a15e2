//! The points of a body: one before each statement and one before each terminator.

use mir::{BasicBlock, Body, Span, Statement, Terminator};
use mir_dataflow::{Location, successors};

/// Points are numbered block by block.
pub(crate) struct Points {
    starts: Vec<usize>,
    locations: Vec<Location>,
    successors: Vec<Vec<usize>>,
    predecessors: Vec<Vec<usize>>,
}

/// What is at a point.
#[derive(Clone, Copy)]
pub(crate) enum Node<'a> {
    Statement(&'a Statement),
    Terminator(&'a Terminator),
}

impl Node<'_> {
    pub fn span(self) -> Span {
        match self {
            Self::Statement(it) => it.span,
            Self::Terminator(it) => it.span,
        }
    }
}

impl Points {
    pub fn new(body: &Body) -> Self {
        let mut starts = Vec::with_capacity(body.blocks.len());
        let mut locations = Vec::new();
        for (index, block) in body.blocks.iter().enumerate() {
            starts.push(locations.len());
            let block_id = BasicBlock(index as u32);
            locations.extend(
                (0..=block.statements.len())
                    .map(|statement| Location { block: block_id, statement }),
            );
        }
        let mut this = Self {
            starts,
            successors: vec![Vec::new(); locations.len()],
            predecessors: vec![Vec::new(); locations.len()],
            locations,
        };
        for point in 0..this.locations.len() {
            let at = this.locations[point];
            let block = &body.blocks[at.block.index()];
            if at.statement < block.statements.len() {
                this.edge(point, point + 1);
            } else {
                for (target, _) in successors(&block.terminator) {
                    this.edge(point, this.starts[target.index()]);
                }
            }
        }
        this
    }

    fn edge(&mut self, from: usize, to: usize) {
        if !self.successors[from].contains(&to) {
            self.successors[from].push(to);
            self.predecessors[to].push(from);
        }
    }

    pub fn len(&self) -> usize {
        self.locations.len()
    }

    pub fn location(&self, point: usize) -> Location {
        self.locations[point]
    }

    pub fn successors(&self, point: usize) -> &[usize] {
        &self.successors[point]
    }

    pub fn predecessors(&self, point: usize) -> &[usize] {
        &self.predecessors[point]
    }

    pub fn node<'a>(&self, body: &'a Body, point: usize) -> Node<'a> {
        let at = self.locations[point];
        let block = &body.blocks[at.block.index()];
        match block.statements.get(at.statement) {
            Some(statement) => Node::Statement(statement),
            None => Node::Terminator(&block.terminator),
        }
    }
}
