//! Whether outside links are asked.

use commons_links::{Links, PATIENCE, Permitted};
use serde::Deserialize;

/// The section `links`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinksConfig {
    /// Whether this server asks the links in drafts whether they answer. A server that reaches no web says false.
    pub ask: bool,
}

impl LinksConfig {
    /// Who asks, if anybody does.
    ///
    /// # Errors
    /// When the client cannot be made.
    pub fn links(&self) -> anyhow::Result<Option<Links>> {
        Ok(self.ask.then(|| Links::new(Permitted::Public, PATIENCE)).transpose()?)
    }
}
