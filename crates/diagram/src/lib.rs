//! Moments of a run as geometry and as text.
