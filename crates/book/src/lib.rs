//! Markdown chapters to blocks.
