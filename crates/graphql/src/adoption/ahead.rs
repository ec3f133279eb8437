//! Reads ahead what a list's adoptions will be asked for, so that it is read once, whatever the length of the list.

use async_graphql::{Lookahead, SelectionField, Value};
use commons_access::{Action, may};
use commons_adoption::{LIVING, Parent};
use commons_entity::{adoption, resource};
use commons_kernel::{DepartmentId, PageRequest, PersonId, ResourceId, Result, Total, VersionId};
use uuid::Uuid;

use crate::{
    RequestScope,
    adoption::{
        AdoptedBy, OwnAdoption, PlannedBy,
        batches::{AdoptionsOf, ReportOf},
    },
    warm::warm_basics,
};

/// What the adoptions of resources will be asked for; `node` looks at a resource.
///
/// # Errors
/// What the database says.
pub(crate) async fn warm_uses(scope: &RequestScope, node: &Lookahead<'_>, resources: &[Uuid]) -> Result<()> {
    let reads = scope.reads();
    if node.field("adoptedBy").exists() {
        reads.load_many(resources.iter().copied().map(AdoptedBy)).await?;
    }
    if node.field("plannedBy").exists() {
        reads.load_many(resources.iter().copied().map(PlannedBy)).await?;
    }
    let own = node.field("myAdoption");
    if own.exists() {
        let found = reads.load_many(resources.iter().copied().map(OwnAdoption)).await?;
        let rows: Vec<adoption::Model> = found.into_values().flatten().collect();
        warm_adoptions(scope, &own, &rows.iter().collect::<Vec<_>>()).await?;
    }
    for field in node.field("adoptions").selection_fields() {
        // A page that cannot be read is refused where it stands, and not the list around it.
        let Some(request) = asked_of(&field) else { continue };
        let keys = resources.iter().map(|id| AdoptionsOf::new(Parent::Resource, *id, LIVING, &request));
        let Ok(pages) = reads.load_many(keys).await else { continue };
        let pages: Vec<_> = pages.into_values().flatten().collect();
        let rows: Vec<&adoption::Model> =
            pages.iter().flat_map(|page| &page.rows).map(|(_, row)| row).collect();
        let node = Lookahead::from(field).field("edges").field("node");
        warm_adoptions(scope, &node, &rows).await?;
    }
    Ok(())
}

/// What these adoptions will be asked for; `node` looks at an adoption.
///
/// # Errors
/// What the database says.
pub(crate) async fn warm_adoptions(
    scope: &RequestScope,
    node: &Lookahead<'_>,
    rows: &[&adoption::Model],
) -> Result<()> {
    let reads = scope.reads();
    let asked = |name: &str| node.field(name).exists();
    if asked("department") {
        reads.load_many(rows.iter().map(|row| DepartmentId::from(row.department_id))).await?;
    }
    if asked("resource") || asked("version") {
        let found = reads.load_many(rows.iter().map(|row| ResourceId::from(row.resource_id))).await?;
        let resources: Vec<resource::Model> = found.into_values().flatten().collect();
        warm_basics(scope, &node.field("resource"), resources.iter()).await?;
    }
    if asked("version") {
        reads.load_many(rows.iter().map(|row| VersionId::from(row.version_id))).await?;
    }
    let report = node.field("report");
    if report.exists() {
        let readable = rows.iter().filter(|row| may(scope.viewer(), Action::ReadReport, **row));
        let told = reads.load_many(readable.map(|row| ReportOf(row.id))).await?;
        if report.field("saidBy").exists() {
            let people = told.into_values().flatten().filter_map(|told| told.said_by);
            reads.load_many(people.map(PersonId::from)).await?;
        }
    }
    Ok(())
}

/// The page that a field `adoptions` asks for; none when its arguments are not those of a page.
fn asked_of(field: &SelectionField<'_>) -> Option<PageRequest> {
    let (mut first, mut after) = (None, None);
    for (name, value) in field.arguments().ok()? {
        match (name.as_str(), value) {
            (_, Value::Null) => {}
            ("first", Value::Number(number)) => first = Some(i32::try_from(number.as_i64()?).ok()?),
            ("after", Value::String(cursor)) => after = Some(cursor),
            _ => return None,
        }
    }
    let counted = Lookahead::from(*field).field("totalCount").exists();
    let total = if counted { Total::Counted } else { Total::Left };
    Some(PageRequest { total, ..PageRequest::new(first, after).ok()? })
}
