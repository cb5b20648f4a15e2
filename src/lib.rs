//! The app.
use leptos::prelude::*;
/// Starts.
pub fn start() { mount_to_body(|| view!{<p>"hi"</p>}); }
