//! The standard library of the simulator.
