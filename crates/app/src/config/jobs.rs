//! Where jobs run.

use anyhow::bail;
use serde::Deserialize;

/// The section `jobs`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JobsConfig {
    /// Whether `serve` runs jobs too; `commons worker` always does.
    pub inline: bool,
    /// How many run at once in one process.
    pub at_once: usize,
}

impl JobsConfig {
    pub(super) fn validate(&self) -> anyhow::Result<()> {
        if !(1..=64).contains(&self.at_once) {
            bail!("COMMONS_JOBS__AT_ONCE must be from 1 to 64");
        }
        Ok(())
    }
}
