//! The notice that stood above a resource when the Alliance took it down: kept beside the takedown, and told again once the
//! resource is put back.

use commons_entity::{Word, resource, resource_notice};
use commons_kernel::ResourceStatus;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

/// What of a notice is its own; the rest is the resource's.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Stood {
    pub status: ResourceStatus,
    reason: String,
    by_alliance: bool,
    successor: Option<Uuid>,
    #[serde(with = "time::serde::rfc3339")]
    made_at: OffsetDateTime,
    made_by: Option<Uuid>,
}

impl Stood {
    /// What stood above it before this notice, if anything did.
    pub fn behind(notice: Option<&resource_notice::Model>) -> Option<Self> {
        serde_json::from_value(notice?.stood.clone()?).ok()
    }

    /// A notice as it is kept.
    pub fn kept(notice: resource_notice::Model) -> Option<serde_json::Value> {
        let stood = Self {
            status: notice.status.0,
            reason: notice.reason,
            by_alliance: notice.by_alliance,
            successor: notice.successor_id,
            made_at: notice.made_at,
            made_by: notice.made_by,
        };
        serde_json::to_value(stood).ok()
    }

    /// The notice above the resource as it is now.
    pub fn again(self, resource: &resource::Model) -> resource_notice::Model {
        resource_notice::Model {
            status: Word(self.status),
            reason: self.reason,
            by_alliance: self.by_alliance,
            successor_id: self.successor,
            made_at: self.made_at,
            made_by: self.made_by,
            ..notice_about(resource)
        }
    }
}

/// A notice with the facts of a resource, that says nothing yet.
pub(crate) fn notice_about(resource: &resource::Model) -> resource_notice::Model {
    resource_notice::Model {
        resource_id: resource.id,
        department_id: resource.department_id,
        group_id: resource.group_id,
        state: resource.state,
        reach: resource.reach,
        slug: resource.slug.clone(),
        title: resource.title.clone(),
        status: resource.status,
        reason: String::new(),
        by_alliance: false,
        successor_id: None,
        made_at: resource.updated_at,
        made_by: None,
        stood: None,
    }
}
