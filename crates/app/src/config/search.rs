//! Where the index is.

use std::path::PathBuf;

use serde::Deserialize;

/// The section `search`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchConfig {
    /// The index's folder; none: `index` under the data folder. One process at a time.
    pub dir: Option<PathBuf>,
}
