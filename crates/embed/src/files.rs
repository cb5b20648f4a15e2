//! The scripts. The number in a name is that of its interface: what a host has written for `-1`
//! works with every later `-1`; a change that would break it begins a `-2` beside it.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};

/// The script that defines `<rust-memory>`.
pub const LOADER: &str = "rust-memory-1.js";

/// How to use all this, as a chapter of the book is written. `SITE/` stands for the site's address,
/// `INTEGRITY` for the digest of [`LOADER`].
pub const GUIDE: &str = include_str!("../guide.md");

/// Every script, by the name it has in the site's folder `embed/`.
pub fn files() -> [(&'static str, &'static str); 5] {
    [
        (LOADER, include_str!("../js/rust-memory-1.js")),
        ("mount-1.js", include_str!("../js/mount-1.js")),
        ("frame-1.js", include_str!("../js/frame-1.js")),
        ("resize-1.js", include_str!("../js/resize-1.js")),
        ("builder.js", include_str!("../js/builder.js")),
    ]
}

/// What the attribute `integrity` of a script holds.
pub fn integrity(script: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(script)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The digest of the empty text, as `openssl dgst -sha384` gives it.
    #[test]
    fn digests() {
        assert_eq!(
            integrity(b""),
            "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
        );
    }
}
