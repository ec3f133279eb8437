//! Takes a row into one's hands: permitted, and nobody else changes it until the transaction ends.

use commons_access::{Act, May, Viewer, permit};
use commons_entity::GuardedEntity;
use commons_kernel::Result;
use commons_store::{Tx, fetch_for_update};
use sea_orm::{EntityTrait, PrimaryKeyTrait};
use uuid::Uuid;

/// The permit for a row that is held for update.
///
/// # Errors
/// Not found, forbidden or unauthenticated as the policy says; what the database says.
pub(crate) async fn hold<A: Act, E>(tx: &Tx, viewer: &Viewer, id: Uuid) -> Result<May<A, E::Model>>
where
    E: GuardedEntity,
    <E as EntityTrait>::PrimaryKey: PrimaryKeyTrait<ValueType = Uuid>,
{
    Ok(permit(viewer, fetch_for_update::<E>(tx, id).await?)?)
}
