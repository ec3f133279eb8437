//! Who looks for malware.

use anyhow::Context;
use commons_scan::Scanner;
use serde::Deserialize;

/// The section `scan`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScanConfig {
    /// Where clamd answers: `unix:/run/clamav/clamd.ctl` or `127.0.0.1:3310`; none: documents are not scanned.
    pub clamd: Option<String>,
}

impl ScanConfig {
    /// The scanner, if one is set up.
    ///
    /// # Errors
    /// When the address is none.
    pub fn scanner(&self) -> anyhow::Result<Option<Scanner>> {
        self.clamd.as_deref().map(Scanner::new).transpose().context("COMMONS_SCAN__CLAMD")
    }

    pub(super) fn validate(&self) -> anyhow::Result<()> {
        self.scanner().map(drop)
    }
}
