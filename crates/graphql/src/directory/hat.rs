//! Hats: as whom somebody can act, and as whom they do.

use std::sync::Arc;

use async_graphql::Object;
use commons_access::{self as access, Action};
use commons_directory::written;
use commons_entity::{person, seat};
use commons_kernel::Result;
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

use crate::{RequestScope, directory::Seat, words::AllianceRole};

/// A hat that the viewer holds.
pub(crate) struct Hat {
    hat: access::Hat,
    seat: Option<seat::Model>,
    current: bool,
}

/// As whom somebody can act: as the holder of a seat, or as Alliance staff. One at a time: the rights of the others sleep.
#[Object]
impl Hat {
    /// The seat; null for staff.
    async fn seat(&self) -> Option<Seat> {
        self.seat.clone().map(Seat::from)
    }

    /// The role as Alliance staff; null for a seat.
    async fn alliance_role(&self) -> Option<AllianceRole> {
        match self.hat {
            access::Hat::Staff(role) => Some(role.into()),
            access::Hat::Seat(_) => None,
        }
    }

    /// Whether this request is made as it.
    async fn current(&self) -> bool {
        self.current
    }
}

/// The hats of the viewer, seats first, the oldest first: the order in which one is chosen when none was wished for.
#[derive(Clone)]
pub(crate) struct Hats {
    held: Arc<Vec<(access::Hat, Option<seat::Model>)>>,
    current: Option<access::Hat>,
}

impl Hats {
    /// Those of whoever asks.
    pub(crate) async fn own(scope: &RequestScope) -> Result<Self> {
        let viewer = scope.viewer();
        let mut held = Vec::new();
        if viewer.person().is_some() {
            let tx = scope.read().await?;
            let seats = visible::<seat::Entity>(viewer, Action::Leave)
                .order_by_asc(seat::Column::CreatedAt)
                .order_by_asc(seat::Column::Id)
                .all(&*tx)
                .await
                .map_err(fault)?;
            held.extend(seats.into_iter().map(|row| (access::Hat::Seat(row.id.into()), Some(row))));
            let person = visible::<person::Entity>(viewer, Action::Edit)
                .filter(person::Column::AllianceRole.is_not_null())
                .one(&*tx)
                .await
                .map_err(fault)?;
            let role = person.and_then(|row| row.alliance_role);
            held.extend(role.map(|role| (access::Hat::Staff(role.0), None)));
        }
        Ok(Self { held: Arc::new(held), current: viewer.hat })
    }

    /// All of them.
    pub(crate) fn all(&self) -> Vec<Hat> {
        self.held.iter().map(|held| self.hat(held)).collect()
    }

    /// The one that this request is made as.
    pub(crate) fn current(&self) -> Option<Hat> {
        self.held.iter().find(|(hat, _)| Some(*hat) == self.current).map(|held| self.hat(held))
    }

    /// The one that a wish of before leads to now: the wished one while it is held, else the first.
    pub(crate) fn wished(&self, wish: Option<&str>) -> Option<Hat> {
        let wished = self.held.iter().find(|(hat, _)| Some(written(*hat).as_str()) == wish);
        wished.or_else(|| self.held.first()).map(|held| self.hat(held))
    }

    fn hat(&self, (hat, seat): &(access::Hat, Option<seat::Model>)) -> Hat {
        Hat { hat: *hat, seat: seat.clone(), current: Some(*hat) == self.current }
    }
}
