//! An account at a sign-in provider, and `unlinkAccount`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act::Manage, permit};
use commons_directory::{Unlinking, unlink_account};
use commons_entity::account;
use commons_kernel::{AccountId, Result};
use commons_store::{fetch, fetch_for_update};
use time::OffsetDateTime;

use crate::{
    RequestScope,
    context::scope,
    error::Answer,
    ids::{global, local},
};

pub(crate) struct Account(account::Model);

impl From<account::Model> for Account {
    fn from(row: account::Model) -> Self {
        Self(row)
    }
}

/// An account at a sign-in provider, by which a person signs in. Its owner and administrators see it.
#[Object]
impl Account {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<AccountId>(self.0.id)
    }

    /// The provider's address (OpenID Connect calls it the issuer).
    async fn issuer(&self) -> &str {
        &self.0.issuer
    }

    /// The address of the account, as it was when it was linked.
    async fn email(&self) -> Option<&str> {
        self.0.email.as_deref()
    }

    /// When it was linked.
    async fn linked_at(&self) -> OffsetDateTime {
        self.0.created_at
    }
}

/// An account that the viewer may see.
pub(crate) async fn account(scope: &RequestScope, id: AccountId) -> Result<Option<Account>> {
    let row = fetch::<account::Entity>(&*scope.read().await?, id.uuid()).await?;
    Ok(permit::<Manage, _>(scope.viewer(), row).ok().map(|may_manage| Account(may_manage.into_row())))
}

/// Which account.
#[derive(InputObject)]
struct UnlinkAccountInput {
    /// The viewer's own account, or anybody's for an administrator.
    account_id: ID,
    /// Why; an administrator says it, and it stands in the record.
    reason: Option<String>,
}

/// What came of it.
#[derive(Union)]
enum UnlinkAccountPayload {
    Unlinked(AccountUnlinked),
    Last(LastAccount),
}

/// The account opens nothing any more.
#[derive(SimpleObject)]
struct AccountUnlinked {
    /// Its global id, which names nothing now.
    account_id: ID,
}

/// It is the only way in that the viewer has.
#[derive(SimpleObject)]
struct LastAccount {
    /// What to do, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct UnlinkAccount;

#[Object]
impl UnlinkAccount {
    /// Takes a way of signing in away. Sessions that were begun by it go on until they are ended.
    async fn unlink_account(
        &self,
        ctx: &Context<'_>,
        input: UnlinkAccountInput,
    ) -> Answer<UnlinkAccountPayload> {
        let scope = scope(ctx)?;
        let account_id = local::<AccountId>(&input.account_id, "accountId")?;
        let tx = scope.begin().await?;
        let account = fetch_for_update::<account::Entity>(&tx, account_id.uuid()).await?;
        let may_manage = permit::<Manage, _>(scope.viewer(), account)?;
        let outcome =
            unlink_account(&tx, scope.viewer(), may_manage, input.reason.as_deref(), scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            Unlinking::Unlinked => {
                UnlinkAccountPayload::Unlinked(AccountUnlinked { account_id: input.account_id })
            }
            Unlinking::LastAccount => UnlinkAccountPayload::Last(LastAccount {
                message:
                    "This is your only way to sign in. Add another sign-in first, then take this one away."
                        .into(),
            }),
        })
    }
}
