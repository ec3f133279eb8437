//! Reading the record as people do: through what they may see of it, filtered, the newest first.

use commons_access::{Action, Viewer};
use commons_entity::event;
use commons_kernel::{DepartmentId, Page, PageRequest, PersonId, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, Order as Direction, QueryFilter};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{Order, page, visible};

/// Which events are wanted; every filter that is set must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Only those of this department's record.
    pub department: Option<DepartmentId>,
    /// Only those of one of these kinds; empty: all kinds.
    pub kinds: Vec<String>,
    /// Only what this person did.
    pub actor: Option<PersonId>,
    /// Only what happened to this.
    pub subject: Option<Uuid>,
    /// Only what happened at this instant or later.
    pub after: Option<OffsetDateTime>,
    /// Only what happened earlier than this.
    pub before: Option<OffsetDateTime>,
    /// Only events up to this place in the order, for a reader who comes back page by page.
    pub up_to: Option<i64>,
}

/// One page of the events that the viewer may see, the newest first.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn recorded(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    wanted: &Recorded,
    request: &PageRequest,
) -> Result<Page<event::Model>> {
    let mut select = visible::<event::Entity>(viewer, Action::Read);
    if let Some(department) = wanted.department {
        select = select.filter(event::Column::DepartmentId.eq(department.uuid()));
    }
    if !wanted.kinds.is_empty() {
        select = select.filter(event::Column::Kind.is_in(wanted.kinds.iter().map(String::as_str)));
    }
    if let Some(actor) = wanted.actor {
        select = select.filter(event::Column::Actor.eq(format!("person:{actor}")));
    }
    if let Some(subject) = wanted.subject {
        select = select.filter(event::Column::SubjectId.eq(subject));
    }
    if let Some(after) = wanted.after {
        select = select.filter(event::Column::At.gte(after));
    }
    if let Some(before) = wanted.before {
        select = select.filter(event::Column::At.lt(before));
    }
    if let Some(up_to) = wanted.up_to {
        select = select.filter(event::Column::Seq.lte(up_to));
    }
    // No two events have one place, so the second column never decides.
    let order = Order { by: event::Column::Seq, id: event::Column::SubjectId, direction: Direction::Desc };
    page(tx, select, &order, request).await
}
