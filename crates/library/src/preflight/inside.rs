//! Links within this site: a reader must not be sent to what is not there, or not for them.
//!
//! Invariants: what the viewer may not read is as absent as what is not there; all links of a draft together cost one statement
//! for resources, and a few for documents where it names any.

use std::collections::{HashMap, HashSet};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use commons_access::{Action, Viewer, may};
use commons_entity::{attachment, draft, draft_attachment, resource, version, version_attachment};
use commons_kernel::{AttachmentId, Result};
use commons_prose::{Link, Target};
use commons_store::{children, fault, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use uuid::Uuid;

use super::{PreflightCheck, PreflightFinding, ProblemCode};
use crate::may_read_version;

/// What is wrong with the links to resources and documents of this site.
pub(super) async fn look(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    (resource, draft): (&resource::Model, &draft::Model),
    links: &[(&'static str, Link)],
) -> Result<Vec<PreflightFinding>> {
    let slugs: HashSet<&str> = links.iter().filter_map(|(_, link)| slug(link)).collect();
    let named: HashSet<Uuid> = links.iter().filter_map(|(_, link)| document(link)).collect();
    let resources = resources(tx, viewer, slugs).await?;
    let documents = readable_documents(tx, viewer, named).await?;
    let mut findings = Vec::new();
    for (field, link) in links {
        let dead = match &link.target {
            Target::Resource(slug) => match resources.get(slug) {
                None => true,
                Some(row) => {
                    if row.id != resource.id && is_narrower(row, draft) {
                        findings.push(narrower(field, link));
                    }
                    false
                }
            },
            Target::Document(_) => document(link).is_none_or(|id| !documents.contains(&id)),
            Target::Page | Target::Anchor | Target::Outside(_) | Target::Mail => false,
        };
        if dead {
            findings.push(PreflightFinding {
                check: PreflightCheck::Link,
                blocking: true,
                field,
                passage: Some(link.address.chars().take(commons_prose::PASSAGE_CHARS).collect()),
                document: None,
                more: 0,
                said: ProblemCode::LinkDead.of("address", &link.address),
            });
        }
    }
    Ok(findings)
}

/// Whether some who may read the draft, once it is published, may not read this.
fn is_narrower(row: &resource::Model, draft: &draft::Model) -> bool {
    row.current_version_id.is_none() || row.reach.0 < draft.reach.0
}

fn narrower(field: &'static str, link: &Link) -> PreflightFinding {
    PreflightFinding {
        check: PreflightCheck::Link,
        blocking: false,
        field,
        passage: Some(link.address.clone()),
        document: None,
        more: 0,
        said: ProblemCode::LinkNarrower.of("address", &link.address),
    }
}

fn slug(link: &Link) -> Option<&str> {
    match &link.target {
        // PostgreSQL keeps no zero byte in a text, so no slug holds one.
        Target::Resource(slug) => Some(slug.as_str()).filter(|slug| !slug.contains('\0')),
        _ => None,
    }
}

fn document(link: &Link) -> Option<Uuid> {
    match &link.target {
        Target::Document(id) => document_of(id).map(|id| id.uuid()),
        _ => None,
    }
}

/// The document that the id in an address `/files/{id}` names, as the API writes it: the kind and the UUID in Base64 (RFC 4648,
/// section 5, without padding).
pub fn document_of(id: &str) -> Option<AttachmentId> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(id).ok()?).ok()?;
    let uuid = Uuid::try_parse(text.strip_prefix("attachment:")?).ok()?;
    Some(AttachmentId::from(uuid))
}

async fn resources(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    slugs: HashSet<&str>,
) -> Result<HashMap<String, resource::Model>> {
    if slugs.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = visible::<resource::Entity>(viewer, Action::Read)
        .filter(resource::Column::Slug.is_in(slugs))
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().map(|row| (row.slug.clone(), row)).collect())
}

/// Which of the documents the viewer may have; the same rule as for a download, for many at once.
async fn readable_documents(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    ids: HashSet<Uuid>,
) -> Result<HashSet<Uuid>> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let own = visible::<attachment::Entity>(viewer, Action::Read)
        .filter(attachment::Column::Id.is_in(ids.iter().copied()))
        .all(tx)
        .await
        .map_err(fault)?;
    let drafts = children::<draft_attachment::Entity>()
        .filter(draft_attachment::Column::AttachmentId.is_in(ids.iter().copied()))
        .all(tx)
        .await
        .map_err(fault)?;
    let held = children::<version_attachment::Entity>()
        .filter(version_attachment::Column::AttachmentId.is_in(ids))
        .all(tx)
        .await
        .map_err(fault)?;
    let versions = children::<version::Entity>()
        .filter(version::Column::Id.is_in(held.iter().map(|link| link.version_id)))
        .all(tx)
        .await
        .map_err(fault)?;
    let holders =
        drafts.iter().map(|link| link.resource_id).chain(versions.iter().map(|row| row.resource_id));
    let readable: HashMap<Uuid, resource::Model> = visible::<resource::Entity>(viewer, Action::Read)
        .filter(resource::Column::Id.is_in(holders))
        .all(tx)
        .await
        .map_err(fault)?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let open: HashSet<Uuid> = versions
        .iter()
        .filter(|version| {
            let holder = readable.get(&version.resource_id);
            holder.is_some_and(|resource| may_read_version(viewer, resource, version))
        })
        .map(|version| version.id)
        .collect();
    let in_drafts = drafts.into_iter().filter(|link| {
        let holder = readable.get(&link.resource_id);
        holder.is_some_and(|resource| may(viewer, Action::ReadUnpublished, resource))
    });
    let in_versions = held.into_iter().filter(|link| open.contains(&link.version_id));
    let mut all: HashSet<Uuid> = own.into_iter().map(|document| document.id).collect();
    all.extend(in_drafts.map(|link| link.attachment_id));
    all.extend(in_versions.map(|link| link.attachment_id));
    Ok(all)
}
