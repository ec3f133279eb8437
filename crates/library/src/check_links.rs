//! Ask the outside links of a draft whether they answer. A job does it; what it learns stands there for a day.

use async_trait::async_trait;
use commons_access::{Action, May, Viewer, act::Edit};
use commons_entity::{Word, draft, link_check, resource};
use commons_jobs::{Job, enqueue};
use commons_kernel::{LinkOutcome, Result};
use commons_links::{Links, Outcome};
use commons_store::{Event, Store, fault, record, visible};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use time::{Duration, OffsetDateTime};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::{
    draft_of,
    preflight::{OutsideLinks, addresses, checked, digest},
};

/// How many addresses of one draft are asked at a time.
const ADDRESSES: usize = 100;
/// How many of them at once.
const AT_ONCE: usize = 10;
/// How long an answer counts.
const FRESH: Duration = Duration::hours(24);
/// How long it is kept.
const KEPT: Duration = Duration::days(90);

/// What the job works with.
pub struct LinkRoom {
    /// The database.
    pub store: Store,
    /// Asks the web; none: nobody is asked.
    pub links: Option<Links>,
}

/// Asks the outside links of one draft. Doing it twice asks nobody twice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CheckLinks {
    /// Whose draft.
    pub resource_id: Uuid,
}

/// Queues the asking; says how many addresses will be asked.
///
/// # Errors
/// What the database says.
pub async fn check_links(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_edit: &May<Edit, resource::Model>,
    asking: OutsideLinks,
    now: OffsetDateTime,
) -> Result<usize> {
    let resource = may_edit.row();
    let Some(draft) = draft_of(tx, resource).await?.filter(|_| asking == OutsideLinks::Asked) else {
        return Ok(0);
    };
    let asked = to_ask(tx, resource, &draft, now).await?.len();
    if asked == 0 {
        return Ok(0);
    }
    enqueue(tx, &CheckLinks { resource_id: resource.id }, now, now).await?;
    let event = Event {
        kind: "draft.links_asked",
        subject: "draft",
        subject_id: resource.id,
        department: Some(resource.department_id.into()),
        data: json!({ "revision": draft.revision, "links": asked }),
    };
    record(tx, viewer, now, event).await?;
    Ok(asked)
}

#[async_trait]
impl Job for CheckLinks {
    const KIND: &'static str = "check_links";
    // A hundred sites that do not answer take minutes; documents do not wait for them.
    const CAN_WAIT: bool = true;
    type Context = LinkRoom;

    fn key(&self) -> Option<String> {
        Some(self.resource_id.to_string())
    }

    async fn run(&self, room: &LinkRoom, now: OffsetDateTime) -> Result<()> {
        let Some(links) = &room.links else { return Ok(()) };
        let system = Viewer::system("links");
        let tx = room.store.read(&system).await?;
        let resource = visible::<resource::Entity>(&system, Action::Read)
            .filter(resource::Column::Id.eq(self.resource_id))
            .one(&tx)
            .await
            .map_err(fault)?;
        let addresses = match resource {
            Some(resource) => match draft_of(&tx, &resource).await? {
                Some(draft) => to_ask(&tx, &resource, &draft, now).await?,
                None => Vec::new(),
            },
            None => Vec::new(),
        };
        tx.commit().await.map_err(fault)?;
        for some in addresses.chunks(AT_ONCE) {
            let mut asking = JoinSet::new();
            for address in some {
                let (links, address) = (links.clone(), address.clone());
                asking.spawn(async move { (digest(&address), links.ask(&address).await) });
            }
            // What was learned is written down at once: a run that is cut short is not in vain.
            write_down(room, &system, asking.join_all().await, now).await?;
        }
        Ok(())
    }
}

/// The addresses of a draft that nobody has asked for a day.
async fn to_ask(
    tx: &impl ConnectionTrait,
    resource: &resource::Model,
    draft: &draft::Model,
    now: OffsetDateTime,
) -> Result<Vec<String>> {
    let mut addresses = addresses(resource, draft).await?;
    let known = checked(tx, addresses.iter().map(String::as_str)).await?;
    addresses
        .retain(|address| known.get(&digest(address)).is_none_or(|check| now - check.checked_at >= FRESH));
    addresses.truncate(ADDRESSES);
    Ok(addresses)
}

async fn write_down(
    room: &LinkRoom,
    system: &Viewer,
    answers: Vec<(String, Outcome)>,
    now: OffsetDateTime,
) -> Result<()> {
    use link_check::Column;
    let rows = answers.into_iter().map(|(address, answer)| {
        let (outcome, status) = said(&answer);
        link_check::ActiveModel {
            address: Set(address),
            outcome: Set(Word(outcome)),
            status: Set(status.map(i32::from)),
            checked_at: Set(now),
        }
    });
    let newest = OnConflict::column(Column::Address)
        .update_columns([Column::Outcome, Column::Status, Column::CheckedAt])
        .to_owned();
    let tx = room.store.begin(system).await?;
    link_check::Entity::insert_many(rows)
        .on_conflict(newest)
        .exec_without_returning(&tx)
        .await
        .map_err(fault)?;
    link_check::Entity::delete_many()
        .filter(Column::CheckedAt.lt(now - KEPT))
        .exec(&tx)
        .await
        .map_err(fault)?;
    tx.commit().await.map_err(fault)
}

fn said(answer: &Outcome) -> (LinkOutcome, Option<u16>) {
    match answer {
        Outcome::Answers => (LinkOutcome::Answers, None),
        Outcome::Gone(status) => (LinkOutcome::Gone, Some(*status)),
        Outcome::Refused(status) => (LinkOutcome::Refused, Some(*status)),
        Outcome::Unreachable(_) => (LinkOutcome::Unreachable, None),
        Outcome::NotAllowed => (LinkOutcome::NotAllowed, None),
    }
}
