//! Reads ahead for a list of resources: what every row will ask for is read once, whatever the list's length.

use async_graphql::{Context, Lookahead};
use commons_discovery::Found;
use commons_entity::resource;
use commons_kernel::{DepartmentId, Result, VersionId};
use uuid::Uuid;

use crate::{RequestScope, adoption::warm_uses, context::scope, loaders::VersionDocuments};

/// Fields of a resource that its department, its current version or the version's documents answer.
const BY_DEPARTMENT: &[&str] = &["department"];
const BY_VERSION: &[&str] = &[
    "currentVersion",
    "title",
    "summary",
    "body",
    "bodyHtml",
    "values",
    "standards",
    "topics",
    "states",
    "languages",
    "licence",
    "sourceUrl",
];

/// Fills the loaders' cache with what `edges { node { … } }` of this field will ask for.
///
/// # Errors
/// What the database says.
pub(crate) async fn warm<'a>(
    ctx: &Context<'_>,
    rows: impl Iterator<Item = &'a resource::Model> + Clone,
) -> Result<()> {
    let scope = scope(ctx)?;
    let node = ctx.look_ahead().field("edges").field("node");
    warm_basics(scope, &node, rows.clone()).await?;
    let ids: Vec<Uuid> = rows.map(|row| row.id).collect();
    warm_uses(scope, &node, &ids).await
}

/// The same for hits, with what the search has read already.
///
/// # Errors
/// What the database says.
pub(crate) async fn warm_found(ctx: &Context<'_>, hits: &[Found]) -> Result<()> {
    let reads = scope(ctx)?.reads();
    let departments = hits.iter().filter_map(|hit| {
        Some((DepartmentId::from(hit.resource.department_id), Some(hit.department.clone()?)))
    });
    reads.feed_many(departments).await;
    let versions = hits
        .iter()
        .filter_map(|hit| Some((VersionId::from(hit.resource.current_version_id?), hit.version.clone())));
    reads.feed_many(versions).await;
    warm(ctx, hits.iter().map(|hit| &hit.resource)).await
}

/// The same without the adoptions of these resources; `node` looks at a resource.
///
/// # Errors
/// What the database says.
pub(crate) async fn warm_basics<'a>(
    scope: &RequestScope,
    node: &Lookahead<'_>,
    rows: impl Iterator<Item = &'a resource::Model> + Clone,
) -> Result<()> {
    let asked = |names: &[&str]| names.iter().any(|name| node.field(name).exists());
    let reads = scope.reads();
    if asked(BY_DEPARTMENT) {
        reads.load_many(rows.clone().map(|row| DepartmentId::from(row.department_id))).await?;
    }
    if asked(BY_VERSION) {
        let versions = rows.clone().filter_map(|row| row.current_version_id);
        reads.load_many(versions.clone().map(VersionId::from)).await?;
        if node.field("currentVersion").field("attachments").exists() {
            reads.load_many(versions.map(VersionDocuments)).await?;
        }
    }
    Ok(())
}
