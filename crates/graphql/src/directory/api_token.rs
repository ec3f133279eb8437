//! An API token, as its owner sees it: everything but the token itself.

use async_graphql::{ID, Object};
use commons_access::{act::Manage, permit};
use commons_entity::api_token;
use commons_kernel::{self as kernel, ApiTokenId, Result};
use commons_store::fetch;
use time::OffsetDateTime;

use crate::{
    RequestScope,
    directory::hat::{Hat, Hats},
    ids::global,
    words::TokenScope,
};

pub(crate) struct ApiToken {
    row: Box<api_token::Model>,
    hats: Hats,
}

/// A person's token for their programs. It is stored hashed, and shown once, when it is made.
#[Object]
impl ApiToken {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<ApiTokenId>(self.row.id)
    }

    /// What its owner calls it.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// Its last letters, to tell it from others.
    async fn ending(&self) -> &str {
        &self.row.ending
    }

    /// What it may be used for.
    async fn scopes(&self) -> Vec<TokenScope> {
        let known = |scope: &String| scope.parse::<kernel::TokenScope>().ok().map(Into::into);
        self.row.scopes.iter().filter_map(known).collect()
    }

    /// When it was made.
    async fn created_at(&self) -> OffsetDateTime {
        self.row.created_at
    }

    /// When it ends.
    async fn expires_at(&self) -> OffsetDateTime {
        self.row.expires_at
    }

    /// When it was last used, to the minute; null when it never was.
    async fn last_used_at(&self) -> Option<OffsetDateTime> {
        self.row.last_used_at
    }

    /// As whom it acts; null when its owner holds no seat and is no staff.
    async fn acts_as(&self) -> Option<Hat> {
        self.hats.wished(self.row.hat.as_deref())
    }
}

impl ApiToken {
    /// A token of the viewer's own, with their hats.
    pub(crate) fn of(row: api_token::Model, hats: &Hats) -> Self {
        Self { row: Box::new(row), hats: hats.clone() }
    }
}

/// One of the viewer's own tokens.
pub(crate) async fn own_api_token(scope: &RequestScope, id: ApiTokenId) -> Result<Option<ApiToken>> {
    let row = fetch::<api_token::Entity>(&*scope.read().await?, id.uuid()).await?;
    let Ok(may_manage) = permit::<Manage, _>(scope.viewer(), row) else { return Ok(None) };
    let hats = Hats::own(scope).await?;
    Ok(Some(ApiToken::of(may_manage.into_row(), &hats)))
}
