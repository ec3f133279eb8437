//! What becomes of a published resource: withdrawn, archived, replaced, put back by its department; taken down and put back by
//! the Alliance. Each has a reason, and whoever could read the resource is told.

use commons_access::{Action, May, Step, Viewer, act};
use commons_entity::{Word, resource, resource_notice};
use commons_kernel::{Error, Result};
use commons_store::{Event, fault, record, visible};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, sea_query::Expr,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    stood::{Stood, notice_about},
    take_step::{current_version, life, live, remove_notice},
};

/// Characters of a reason at most.
const REASON: usize = 2_000;

/// What a department may do with what it published.
#[derive(Clone, Debug)]
pub enum Standing {
    /// Take it from its readers.
    Withdraw,
    /// Say that nobody keeps it up.
    Archive,
    /// Say what has taken its place: a published resource that the viewer may read.
    Supersede(Box<resource::Model>),
    /// Put it back.
    Restore,
}

/// What Alliance staff may do with what is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moderation {
    /// Take it from its readers.
    TakeDown,
    /// Put it back.
    PutBack,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum Moved {
    /// It is so now.
    Done(resource::Model),
    /// It cannot be from where it is, which the message says.
    Refused(resource::Model, String),
}

/// Changes what a department's readers have of its resource. The row must have been fetched for update.
///
/// # Errors
/// Bad input when the reason says nothing, or when the successor is not published or is the resource itself.
pub async fn change_standing(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_withdraw: May<act::Withdraw, resource::Model>,
    standing: Standing,
    reason: &str,
    now: OffsetDateTime,
) -> Result<Moved> {
    let resource = may_withdraw.into_row();
    let (step, successor) = match standing {
        Standing::Withdraw => (Step::Withdraw, None),
        Standing::Archive => (Step::Archive, None),
        Standing::Restore => (Step::Restore, None),
        Standing::Supersede(successor) => {
            check_successor(&resource, &successor)?;
            (Step::Supersede, Some(*successor))
        }
    };
    change(tx, viewer, resource, Change { step, successor, reason: told(reason)?, now }).await
}

/// Changes what anybody's readers have of a resource, for the Alliance. The row must have been fetched for update.
///
/// # Errors
/// Bad input when the reason says nothing.
pub async fn moderate(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_moderate: May<act::Moderate, resource::Model>,
    moderation: Moderation,
    reason: &str,
    now: OffsetDateTime,
) -> Result<Moved> {
    let step = match moderation {
        Moderation::TakeDown => Step::TakeDown,
        Moderation::PutBack => Step::PutBack,
    };
    let change_of = Change { step, successor: None, reason: told(reason)?, now };
    change(tx, viewer, may_moderate.into_row(), change_of).await
}

struct Change {
    step: Step,
    successor: Option<resource::Model>,
    reason: String,
    now: OffsetDateTime,
}

async fn change(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resource: resource::Model,
    change: Change,
) -> Result<Moved> {
    let Change { step, successor, reason, now } = change;
    let before = life(&resource);
    let Ok(after) = before.after(step) else {
        let why = before.refusal(step);
        return Ok(Moved::Refused(resource, why));
    };
    let back = matches!(step, Step::Restore | Step::PutBack);
    let there = notice_of(tx, viewer, &resource).await?;
    let stood = Stood::behind(there.as_ref()).filter(|_| step == Step::PutBack);
    let after = stood.as_ref().map_or(after, |stood| after.as_it_was(stood.status));
    let after = if back && current_version(tx, &resource).await?.corrects { after.mended() } else { after };
    remove_notice(tx, &resource).await?;
    let told = match stood {
        Some(stood) => Some(stood.again(&resource)),
        None if back => None,
        None => Some(resource_notice::Model {
            status: Word(after.status),
            reason: reason.clone(),
            by_alliance: step == Step::TakeDown,
            successor_id: successor.as_ref().map(|successor| successor.id),
            made_at: now,
            made_by: viewer.person().map(Into::into),
            stood: there.filter(|_| step == Step::TakeDown).and_then(Stood::kept),
            ..notice_about(&resource)
        }),
    };
    if let Some(told) = told {
        let row = resource_notice::ActiveModel::from(told);
        resource_notice::Entity::insert(row).exec_without_returning(tx).await.map_err(fault)?;
    }
    let event = Event {
        kind: step.event(),
        subject: "resource",
        subject_id: resource.id,
        department: Some(resource.department_id.into()),
        data: json!({
            "title": resource.title,
            "from": before.status,
            "to": after.status,
            "successor": successor.map(|successor| successor.id),
            "reason": reason,
        }),
    };
    let mut row = resource.into_active_model();
    live(&mut row, after);
    row.updated_at = Set(now);
    let resource = row.update(tx).await.map_err(fault)?;
    record(tx, viewer, now, event).await?;
    Ok(Moved::Done(resource))
}

/// What readers are told of a resource now.
async fn notice_of(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resource: &resource::Model,
) -> Result<Option<resource_notice::Model>> {
    visible::<resource_notice::Entity>(viewer, Action::Read)
        .filter(resource_notice::Column::ResourceId.eq(resource.id))
        .one(tx)
        .await
        .map_err(fault)
}

/// Tells the readers of what was taken down another reason: what was hidden for a while stays down.
///
/// # Errors
/// What the database says.
pub async fn retell(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resource: &resource::Model,
    reason: &str,
    now: OffsetDateTime,
) -> Result<()> {
    resource_notice::Entity::update_many()
        .col_expr(resource_notice::Column::Reason, Expr::value(reason))
        .col_expr(resource_notice::Column::MadeAt, Expr::value(now))
        .col_expr(resource_notice::Column::MadeBy, Expr::value(viewer.person().map(|person| person.uuid())))
        .filter(resource_notice::Column::ResourceId.eq(resource.id))
        .exec(tx)
        .await
        .map_err(fault)?;
    Ok(())
}

fn check_successor(resource: &resource::Model, successor: &resource::Model) -> Result<()> {
    let refuse = |message| Err(Error::bad_input("successorId", message));
    if successor.id == resource.id {
        return refuse("a resource cannot take its own place; choose another one");
    }
    // What has been replaced itself would lead its readers on, perhaps in a circle.
    if !matches!(
        successor.status.0,
        commons_kernel::ResourceStatus::Published | commons_kernel::ResourceStatus::Corrected
    ) {
        return refuse("choose one that is published and not replaced or archived itself");
    }
    Ok(())
}

/// A reason that says something.
fn told(reason: &str) -> Result<String> {
    let reason = reason.trim().replace('\0', "\u{fffd}");
    if reason.chars().filter(|c| c.is_alphanumeric()).count() < 3 {
        return Err(Error::bad_input("reason", "give a reason; whoever could read it sees the reason"));
    }
    if reason.chars().count() > REASON {
        return Err(Error::bad_input(
            "reason",
            format!("the reason is too long; at most {REASON} characters"),
        ));
    }
    Ok(reason)
}
