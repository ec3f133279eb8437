//! What the Alliance reviews.

use commons_kernel::Reach;
use commons_library::OwnReach;
use serde::Deserialize;

/// The section `review`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewConfig {
    /// The widest reach that a department gives by itself: `department`, `group`, `state`, `alliance` or `public`. Beyond it the
    /// Alliance reviews.
    pub own_reach: Reach,
}

impl ReviewConfig {
    /// What departments publish by themselves.
    pub fn own_reach(self) -> OwnReach {
        OwnReach(self.own_reach)
    }
}
