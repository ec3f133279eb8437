//! A session: a sign-in that lasts, as its owner sees it.

use async_graphql::{ID, Object};
use commons_access::{act::Manage, permit};
use commons_entity::session;
use commons_kernel::{Result, SessionId};
use commons_store::fetch;
use time::OffsetDateTime;

use crate::{
    RequestScope,
    directory::hat::{Hat, Hats},
    ids::global,
};

pub(crate) struct Session {
    row: session::Model,
    hats: Hats,
    current: bool,
}

/// A sign-in that lasts. Only its owner sees it, and no address is kept of where it was begun.
#[Object]
impl Session {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<SessionId>(self.row.id)
    }

    /// By which provider it was begun, as `signInProviders` names them.
    async fn provider(&self) -> Option<&str> {
        self.row.provider.as_deref()
    }

    /// The browser and system, such as `Firefox on Windows`.
    async fn agent(&self) -> Option<&str> {
        self.row.agent.as_deref()
    }

    /// When it was begun.
    async fn started_at(&self) -> OffsetDateTime {
        self.row.created_at
    }

    /// When it was last used, to the minute.
    async fn last_seen_at(&self) -> OffsetDateTime {
        self.row.last_seen_at
    }

    /// When it ends, however much it is used; it ends sooner when it is not used for a while.
    async fn expires_at(&self) -> OffsetDateTime {
        self.row.expires_at
    }

    /// Whether this request is made by it.
    async fn current(&self) -> bool {
        self.current
    }

    /// As whom its owner acts in it; null when they hold no seat and are no staff.
    async fn hat(&self) -> Option<Hat> {
        self.hats.wished(self.row.hat.as_deref())
    }
}

impl Session {
    /// A session of the viewer's own, with their hats.
    pub(crate) fn of(row: session::Model, hats: &Hats, scope: &RequestScope) -> Self {
        let current = scope.session().is_some_and(|session| session.uuid() == row.id);
        Self { row, hats: hats.clone(), current }
    }
}

/// One of the viewer's own sessions.
pub(crate) async fn own_session(scope: &RequestScope, id: SessionId) -> Result<Option<Session>> {
    let row = fetch::<session::Entity>(&*scope.read().await?, id.uuid()).await?;
    let Ok(may_manage) = permit::<Manage, _>(scope.viewer(), row) else { return Ok(None) };
    let hats = Hats::own(scope).await?;
    Ok(Some(Session::of(may_manage.into_row(), &hats, scope)))
}
