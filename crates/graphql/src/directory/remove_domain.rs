//! `removeDomain`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::{act::RegisterDomain, permit};
use commons_directory::remove_domain;
use commons_entity::department;
use commons_kernel::DepartmentId;
use commons_store::fetch;

use crate::{context::scope, directory::Department, error::Answer, ids::local};

/// What to take away.
#[derive(InputObject)]
struct RemoveDomainInput {
    /// The department.
    department_id: ID,
    /// The domain.
    domain: String,
    /// Why; the department reads it in its record.
    reason: String,
}

/// It is gone. Who has joined by it stays.
#[derive(SimpleObject)]
struct RemoveDomainPayload {
    /// The department, with the domains that it has left.
    department: Department,
}

#[derive(Default)]
pub(crate) struct RemoveDomain;

#[Object]
impl RemoveDomain {
    /// Takes a mail domain from a department, so that nobody joins by it any more. For administrators.
    async fn remove_domain(
        &self,
        ctx: &Context<'_>,
        input: RemoveDomainInput,
    ) -> Answer<RemoveDomainPayload> {
        let scope = scope(ctx)?;
        let department_id = local::<DepartmentId>(&input.department_id, "departmentId")?;
        let tx = scope.begin().await?;
        let department = fetch::<department::Entity>(&tx, department_id.uuid()).await?;
        let may_register = permit::<RegisterDomain, _>(scope.viewer(), department)?;
        let asked = (input.domain.as_str(), input.reason.as_str());
        remove_domain(&tx, scope.viewer(), &may_register, asked, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(RemoveDomainPayload { department: may_register.into_row().into() })
    }
}
