//! The byte-accurate abstract machine, and traces of its runs.
