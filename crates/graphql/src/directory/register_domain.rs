//! `registerDomain`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act, permit};
use commons_directory::{DomainOutcome, register_domain};
use commons_entity::department;
use commons_kernel::DepartmentId;
use commons_store::fetch;

use crate::{
    context::scope,
    directory::{Department, RegisteredDomain},
    error::Answer,
    ids::local,
};

/// What to register.
#[derive(InputObject)]
struct RegisterDomainInput {
    /// The department.
    department_id: ID,
    /// What stands behind the @ of its addresses, such as county.gov; one domain may serve several departments.
    domain: String,
    /// How it was checked that it is the department's own, in at least 10 letters.
    check: String,
}

/// What came of registering.
#[derive(Union)]
enum RegisterDomainPayload {
    Registered(DomainRegistered),
    Known(DomainKnown),
}

/// It is the department's own from now on: whoever has a verified address there may take a seat at once.
#[derive(SimpleObject)]
struct DomainRegistered {
    /// The domain.
    domain: RegisteredDomain,
    /// The department, with all its domains.
    department: Department,
}

/// It was registered already. Nothing was changed.
#[derive(SimpleObject)]
struct DomainKnown {
    /// The domain as it stands there.
    domain: RegisteredDomain,
    /// What happened, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct RegisterDomain;

#[Object]
impl RegisterDomain {
    /// Registers a mail domain as a department's own. For administrators.
    async fn register_domain(
        &self,
        ctx: &Context<'_>,
        input: RegisterDomainInput,
    ) -> Answer<RegisterDomainPayload> {
        let scope = scope(ctx)?;
        let department_id = local::<DepartmentId>(&input.department_id, "departmentId")?;
        let tx = scope.begin().await?;
        let department = fetch::<department::Entity>(&tx, department_id.uuid()).await?;
        let may_register = permit::<act::RegisterDomain, _>(scope.viewer(), department)?;
        let asked = (input.domain.as_str(), input.check.as_str());
        let outcome = register_domain(&tx, scope.viewer(), &may_register, asked, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            DomainOutcome::Registered(row) => RegisterDomainPayload::Registered(DomainRegistered {
                domain: RegisteredDomain(row),
                department: may_register.into_row().into(),
            }),
            DomainOutcome::Known(row) => RegisterDomainPayload::Known(DomainKnown {
                domain: RegisteredDomain(row),
                message: "This domain is registered for this department already.".into(),
            }),
        })
    }
}
