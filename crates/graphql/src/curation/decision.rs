//! Decisions about a resource, as its readers see them.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{SimpleObject, dataloader::Loader};
use commons_curation::decisions_about;
use commons_entity::review_decision;
use commons_kernel::{Error, Result};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    context::ReadLane,
    loaders::gathered,
    words::{ReviewKind, ReviewState},
};

/// A decision of the Alliance about a resource. It names nobody.
#[derive(SimpleObject)]
pub(crate) struct PublicDecision {
    /// What was asked.
    kind: ReviewKind,
    /// How it ended: APPROVED, CHANGES_ASKED, DECLINED, UPHELD or DISMISSED.
    decision: ReviewState,
    /// Why; empty for CHANGES_ASKED and DECLINED, where the reason stays between the department and the Alliance.
    reason: String,
    /// The version that it was about; null where that was not published.
    version_number: Option<i32>,
    /// When.
    at: OffsetDateTime,
}

impl From<review_decision::Model> for PublicDecision {
    fn from(row: review_decision::Model) -> Self {
        Self {
            kind: row.kind.0.into(),
            decision: row.decision.0.into(),
            reason: row.reason,
            version_number: row.version_number,
            at: row.decided_at,
        }
    }
}

/// The decisions about a resource that the caller has permitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct DecisionsOf(pub Uuid);

#[async_trait::async_trait]
impl Loader<DecisionsOf> for ReadLane {
    type Value = Option<Arc<Vec<review_decision::Model>>>;
    type Error = Error;
    async fn load(&self, keys: &[DecisionsOf]) -> Result<HashMap<DecisionsOf, Self::Value>> {
        let ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let rows = decisions_about(&*self.tx().await?, &ids).await?;
        Ok(gathered(keys, rows.into_iter().map(|row| (DecisionsOf(row.resource_id), row))))
    }
}
