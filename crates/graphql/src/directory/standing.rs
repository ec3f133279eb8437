//! `setAllianceRole`, `disablePerson`, `restorePerson`: what administrators do with somebody's standing.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act::ManagePeople, permit};
use commons_curation::release_claims;
use commons_directory::{Standing, disable_person, restore_person, set_alliance_role};
use commons_entity::person;
use commons_kernel::PersonId;
use commons_store::fetch;

use crate::{context::scope, directory::Person, error::Answer, ids::local, words::AllianceRole};

/// Whose role, and which.
#[derive(InputObject)]
struct SetAllianceRoleInput {
    /// The person.
    person_id: ID,
    /// Their role as Alliance staff; null ends it.
    role: Option<AllianceRole>,
    /// Why; it stands in the record.
    reason: String,
}

/// Who may not sign in any more.
#[derive(InputObject)]
struct DisablePersonInput {
    /// The person.
    person_id: ID,
    /// Why; it stands in the record.
    reason: String,
}

/// Who may sign in again.
#[derive(InputObject)]
struct RestorePersonInput {
    /// The person.
    person_id: ID,
    /// Why; it stands in the record.
    reason: String,
}

/// What came of it.
#[derive(Union)]
enum StandingPayload {
    Changed(StandingChanged),
    Oneself(OwnStanding),
}

/// It is so from the person's next request on.
#[derive(SimpleObject)]
struct StandingChanged {
    /// The person as they are now.
    person: Person,
}

/// Nobody changes their own standing.
#[derive(SimpleObject)]
struct OwnStanding {
    /// What to do, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct ChangeStanding;

#[Object]
impl ChangeStanding {
    /// Makes somebody Alliance staff, changes their role, or ends it.
    async fn set_alliance_role(
        &self,
        ctx: &Context<'_>,
        input: SetAllianceRoleInput,
    ) -> Answer<StandingPayload> {
        let scope = scope(ctx)?;
        let person_id = local::<PersonId>(&input.person_id, "personId")?;
        let tx = scope.begin().await?;
        let person = fetch::<person::Entity>(&tx, person_id.uuid()).await?;
        let may_manage = permit::<ManagePeople, _>(scope.viewer(), person)?;
        let role = input.role.map(Into::into);
        if role.is_none() && scope.viewer().person() != Some(person_id) {
            release_claims(&tx, scope.viewer(), &may_manage, scope.now()).await?;
        }
        let standing =
            set_alliance_role(&tx, scope.viewer(), may_manage, role, &input.reason, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(standing.into())
    }

    /// Keeps somebody from signing in. Their sessions and tokens end at once; their seats stay theirs.
    async fn disable_person(&self, ctx: &Context<'_>, input: DisablePersonInput) -> Answer<StandingPayload> {
        let scope = scope(ctx)?;
        let person_id = local::<PersonId>(&input.person_id, "personId")?;
        // Sessions and tokens are their owner's alone, so the server ends them, on the administrator's permit.
        let tx = scope.begin_as("standing").await?;
        let person = fetch::<person::Entity>(&tx, person_id.uuid()).await?;
        let may_manage = permit::<ManagePeople, _>(scope.viewer(), person)?;
        if scope.viewer().person() != Some(person_id) {
            release_claims(&tx, scope.viewer(), &may_manage, scope.now()).await?;
        }
        let standing = disable_person(&tx, scope.viewer(), may_manage, &input.reason, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(standing.into())
    }

    /// Lets somebody sign in again.
    async fn restore_person(&self, ctx: &Context<'_>, input: RestorePersonInput) -> Answer<StandingPayload> {
        let scope = scope(ctx)?;
        let person_id = local::<PersonId>(&input.person_id, "personId")?;
        let tx = scope.begin().await?;
        let person = fetch::<person::Entity>(&tx, person_id.uuid()).await?;
        let may_manage = permit::<ManagePeople, _>(scope.viewer(), person)?;
        let standing = restore_person(&tx, scope.viewer(), may_manage, &input.reason, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(standing.into())
    }
}

impl From<Standing> for StandingPayload {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Changed(row) => Self::Changed(StandingChanged { person: row.into() }),
            Standing::Oneself => Self::Oneself(OwnStanding {
                message: "Nobody changes their own standing. Ask another administrator.".into(),
            }),
        }
    }
}
