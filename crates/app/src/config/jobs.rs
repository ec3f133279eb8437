//! Where jobs run.

use serde::Deserialize;

/// The section `jobs`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JobsConfig {
    /// Whether `serve` runs jobs too; `commons worker` always does.
    pub inline: bool,
}
