//! Flag a resource: a member says that something is wrong with it. Open flags of one resource are decided together, in the
//! queue of reviews.

use commons_access::{Action, May, Rule, Step, Viewer, act, permit};
use commons_entity::{Word, flag, resource, review_request};
use commons_kernel::{
    EntryKind, Error, FlagKind, FlagState, Id, Result, ReviewKind, ReviewRequestId, ReviewState,
};
use commons_library::{Moderation, life, moderate};
use commons_store::{Event, fault, record, under, visible};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    comment_review::words,
    timeline::{Entry, note},
    weigh_flags::{ENOUGH_TO_HIDE, weight_of_grave},
};

/// Who hides what was flagged, until somebody has looked.
pub(crate) const FLAGS: Viewer = Viewer::system("flags");
/// Open flags of one person at most: whoever has so many waits for an answer.
const OPEN_FLAGS: u64 = 10;

/// What somebody says.
#[derive(Clone, Debug)]
pub struct NewFlag {
    /// What kind of thing is wrong.
    pub kind: FlagKind,
    /// What is wrong.
    pub reason: String,
    /// The words that it is about.
    pub passage: Option<String>,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum FlagOutcome {
    /// It waits for a moderator; whether the resource is hidden meanwhile stands in the status of what comes with it.
    Made(flag::Model, Hidden),
    /// The viewer said so already, and it is not decided.
    Already(flag::Model),
    /// Too many flags of the viewer wait.
    TooMany,
}

/// Whether the resource is hidden until somebody has looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// Its readers have only the notice.
    Yes,
    /// It is as it was.
    No,
}

/// Flags a resource. The row must have been fetched for update, in a transaction of the server: the request that it opens is
/// another department's.
///
/// # Errors
/// Bad input when the reason says nothing or is too long.
pub async fn flag_resource(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_flag: May<act::Flag, resource::Model>,
    new: NewFlag,
    now: OffsetDateTime,
) -> Result<FlagOutcome> {
    let resource = may_flag.into_row();
    let me = viewer.person().ok_or_else(Error::unauthenticated)?.uuid();
    let reason = words("reason", &new.reason, 2_000)?;
    if reason.chars().filter(|c| c.is_alphanumeric()).count() < 3 {
        return Err(Error::bad_input("reason", "say what is wrong, so that somebody can look"));
    }
    let passage = new.passage.as_deref().map(|passage| words("passage", passage, 1_000)).transpose()?;
    let own = || {
        visible::<flag::Entity>(viewer, Action::Read)
            .filter(flag::Column::PersonId.eq(me))
            .filter(flag::Column::State.eq(FlagState::Open.as_str()))
    };
    let already = own().filter(flag::Column::ResourceId.eq(resource.id)).one(tx).await.map_err(fault)?;
    if let Some(already) = already {
        return Ok(FlagOutcome::Already(already));
    }
    if own().count(tx).await.map_err(fault)? >= OPEN_FLAGS {
        return Ok(FlagOutcome::TooMany);
    }
    let version_id =
        resource.current_version_id.ok_or_else(|| Error::internal("a published resource has no version"))?;
    let request = open_request(tx, &resource, (version_id, new.kind), now).await?;
    let row = flag::Model {
        id: Id::<flag::Model>::new(now).uuid(),
        resource_id: resource.id,
        version_id,
        review_request_id: request.id,
        person_id: me,
        department_id: viewer.seats.first().map(|seat| seat.department.into()),
        kind: Word(new.kind),
        reason,
        passage: passage.filter(|passage| !passage.is_empty()),
        title: resource.title.clone(),
        state: Word(FlagState::Open),
        created_at: now,
        decided_at: None,
        decision_reason: None,
    };
    flag::Entity::insert(flag::ActiveModel::from(row.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    // The department is told what kind of thing somebody found, and not who.
    note(tx, &FLAGS, request.id, Entry::of(EntryKind::Flagged, new.kind.as_str()), now).await?;
    let event = Event {
        kind: "resource.flagged",
        subject: "review_request",
        subject_id: request.id,
        department: None,
        data: json!({ "resource": resource.id, "flag": row.id, "flagKind": new.kind }),
    };
    // Staff read the record too: whoever flagged stands in the flag alone.
    record(tx, &FLAGS, now, event).await?;
    let hide = new.kind.is_grave()
        && life(&resource).allows(Step::TakeDown)
        && weight_of_grave(tx, resource.id).await? >= ENOUGH_TO_HIDE;
    if !hide {
        return Ok(FlagOutcome::Made(row, Hidden::No));
    }
    let why = "Somebody found something grave in it. It is hidden while the Alliance looks; this page will say what came of it.";
    let may_moderate = permit::<act::Moderate, _>(&FLAGS, Some(resource))?;
    moderate(tx, &FLAGS, may_moderate, Moderation::TakeDown, why, now).await?;
    Ok(FlagOutcome::Made(row, Hidden::Yes))
}

/// The request that gathers the open flags of a resource.
async fn open_request(
    tx: &impl ConnectionTrait,
    resource: &resource::Model,
    (version_id, kind): (sea_orm::prelude::Uuid, FlagKind),
    now: OffsetDateTime,
) -> Result<review_request::Model> {
    let there = under::<review_request::Entity>(&Rule::EVERYBODY, &FLAGS)
        .filter(review_request::Column::ResourceId.eq(resource.id))
        .filter(review_request::Column::Kind.eq(ReviewKind::Flag.as_str()))
        .filter(review_request::Column::State.is_in(ReviewState::OPEN.map(|state| state.as_str())))
        .one(tx)
        .await
        .map_err(fault)?;
    if let Some(there) = there {
        if !kind.is_grave() || there.urgent {
            return Ok(there);
        }
        let mut row = there.into_active_model();
        row.urgent = Set(true);
        return row.update(tx).await.map_err(fault);
    }
    let request = review_request::Model {
        id: ReviewRequestId::new(now).into(),
        kind: Word(ReviewKind::Flag),
        urgent: kind.is_grave(),
        department_id: resource.department_id,
        resource_id: resource.id,
        version_id,
        state: Word(ReviewState::Waiting),
        submitted_by: None,
        submitted_at: now,
        before_alliance: true,
        sent_on_by: None,
        sent_on_at: None,
        claimed_by: None,
        claimed_until: None,
        second_asked_by: None,
        decided_by: None,
        decided_at: None,
        reason: None,
    };
    let row = review_request::ActiveModel::from(request.clone());
    review_request::Entity::insert(row).exec_without_returning(tx).await.map_err(fault)?;
    Ok(request)
}
