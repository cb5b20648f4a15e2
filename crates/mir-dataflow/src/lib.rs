//! Initialisation analysis over MIR: move errors and drop elaboration.
