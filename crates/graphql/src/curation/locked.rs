//! A row of another department, locked in a transaction of the server, for a verb whose right is no seat's.

use commons_access::{Act, May, permit};
use commons_entity::GuardedEntity;
use commons_kernel::Result;
use commons_store::{Tx, fetch, fetch_for_update};
use sea_orm::PrimaryKeyTrait;
use uuid::Uuid;

use crate::RequestScope;

/// The row and the right to it. The viewer's own eyes look first, so that what is hidden from them costs what is not there.
///
/// # Errors
/// Unauthenticated for a visitor; not found or forbidden as the policy says.
pub(super) async fn locked<A: Act, E: GuardedEntity>(
    scope: &RequestScope,
    part: &'static str,
    id: Uuid,
) -> Result<(Tx, May<A, E::Model>)>
where
    Uuid: Into<<E::PrimaryKey as PrimaryKeyTrait>::ValueType>,
{
    locked_after::<A, E>(scope, part, id, async |_, _| Ok(())).await
}

/// The same, with something else locked before: where several verbs lock the same rows, all do it in one order.
///
/// # Errors
/// As [`locked`].
pub(super) async fn locked_after<A: Act, E: GuardedEntity>(
    scope: &RequestScope,
    part: &'static str,
    id: Uuid,
    first: impl AsyncFnOnce(&Tx, &E::Model) -> Result<()>,
) -> Result<(Tx, May<A, E::Model>)>
where
    Uuid: Into<<E::PrimaryKey as PrimaryKeyTrait>::ValueType>,
{
    scope.signed_in()?;
    let seen = fetch::<E>(&*scope.read().await?, id).await?;
    let may = permit::<A, _>(scope.viewer(), seen)?;
    let tx = scope.begin_as(part).await?;
    first(&tx, may.row()).await?;
    let row = fetch_for_update::<E>(&tx, id).await?;
    let may = permit::<A, _>(scope.viewer(), row)?;
    Ok((tx, may))
}
