//! The no of a department to its resource standing in somebody's collection, and how long it stands.

use commons_entity::{collection_item, department};
use commons_kernel::{CollectionItemState, Error, Result};
use commons_store::{fault, fetch};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use time::{Duration, OffsetDateTime};

/// How long nobody asks again. Without it, a no could be got round by taking it off the list and asking once more.
pub const REFUSAL_STANDS: Duration = Duration::days(30);

/// Whether the department that owns the resource has said no: at once, or by taking it out.
pub(super) fn is_refused(item: &collection_item::Model) -> bool {
    matches!(item.state.0, CollectionItemState::Declined | CollectionItemState::TakenOut)
}

/// Until when its no stands; none when it stands no more, or there is none.
pub fn stands_until(item: &collection_item::Model, now: OffsetDateTime) -> Option<OffsetDateTime> {
    let until = item.answered_at.filter(|_| is_refused(item))? + REFUSAL_STANDS;
    (until > now).then_some(until)
}

/// Refuses while the no stands.
///
/// # Errors
/// A conflict that says who said no, and until when that stands; what the database says.
pub(super) async fn stands(
    tx: &impl ConnectionTrait,
    item: &collection_item::Model,
    now: OffsetDateTime,
    field: &'static str,
) -> Result<()> {
    let (Some(until), Some(answered)) = (stands_until(item, now), item.answered_at) else { return Ok(()) };
    let office = fetch::<department::Entity>(tx, item.about_department_id).await?;
    let office = office.ok_or_else(|| Error::internal("a resource has lost its department"))?;
    let did = match item.state.0 {
        CollectionItemState::TakenOut => "took it out of this collection",
        _ => "said no to this collection",
    };
    let (name, state) = (office.name, office.state.0.name());
    let (on, again) = (answered.date(), until.date());
    let message = format!("{name}, {state} {did} on {on}; you may ask again from {again}, or write to them");
    Err(Error::conflict(field, message).because_of("REFUSED_LATELY", again.to_string()))
}

/// Takes the row away.
pub(super) async fn strike(tx: &impl ConnectionTrait, item: &collection_item::Model) -> Result<()> {
    collection_item::Entity::delete_many()
        .filter(collection_item::Column::Id.eq(item.id))
        .exec(tx)
        .await
        .map(|_| ())
        .map_err(fault)
}
