//! Typed bodies to MIR: expressions, patterns, scopes, instances, layouts.
