//! The headless browser of the tests.

use std::path::PathBuf;

use crate::{
    apt, paths,
    report::{Failure, Result},
};

/// Chromium and its driver.
pub struct Browser {
    /// The browser.
    pub chromium: PathBuf,
    /// The WebDriver server.
    pub driver: PathBuf,
}

impl Browser {
    /// What is there now.
    pub fn find() -> Option<Self> {
        let first = |names: &[&str]| names.iter().find_map(|name| paths::programs(name).next());
        Some(Self {
            chromium: first(&["chromium", "chromium-browser", "google-chrome"])?,
            driver: first(&["chromedriver"])?,
        })
    }

    /// What is there, or is installed now.
    ///
    /// # Errors
    /// When it cannot be installed.
    pub fn ensure() -> Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        apt::install(&["chromium", "chromium-driver"], "a headless browser")?;
        Self::find().ok_or_else(|| {
            Failure::new(
                "Chromium was installed, but is not on PATH.",
                "Put `chromium` and `chromedriver` on PATH.",
            )
        })
    }
}

/// Firefox, for the tests of what stands in pages of others; installed where that is possible.
pub fn firefox() -> Option<PathBuf> {
    let find = || ["firefox-esr", "firefox"].iter().find_map(|name| paths::programs(name).next());
    find().or_else(|| {
        apt::install(&["firefox-esr"], "the tests in Firefox").ok()?;
        find()
    })
}
