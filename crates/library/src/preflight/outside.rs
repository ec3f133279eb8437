//! Links to the web: what is known of them. Whether a site answers at the moment never stands in the way: it may be down just when
//! somebody must publish.

use std::collections::HashMap;

use commons_entity::{draft, link_check, resource};
use commons_kernel::{LinkOutcome, Result};
use commons_prose::{Link, Target};
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use sha2::{Digest, Sha256};

use super::{PreflightCheck, PreflightFinding, ProblemCode, prose};

/// Whether outside links are asked at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OutsideLinks {
    /// A job asks them.
    #[default]
    Asked,
    /// This server reaches no web, so nobody asks.
    NotAsked,
}

/// Adds what is known to be wrong; says how many nobody has asked yet.
pub(super) async fn look(
    tx: &impl ConnectionTrait,
    links: &[(&'static str, Link)],
    asking: OutsideLinks,
    findings: &mut Vec<PreflightFinding>,
) -> Result<usize> {
    let checks = checked(tx, links.iter().filter_map(|(_, link)| outside(link))).await?;
    let mut pending = std::collections::HashSet::new();
    for (field, link) in links {
        let Some(address) = outside(link) else { continue };
        let Some(check) = checks.get(&digest(address)) else {
            pending.insert(address);
            continue;
        };
        if let Some(code) = code(check) {
            findings.push(PreflightFinding {
                check: PreflightCheck::Link,
                blocking: false,
                field,
                passage: Some(link.address.chars().take(commons_prose::PASSAGE_CHARS).collect()),
                document: None,
                more: 0,
                said: code.of("address", &link.address),
            });
        }
    }
    Ok(if asking == OutsideLinks::Asked { pending.len() } else { 0 })
}

/// The outside addresses of a draft, each once, in their order.
///
/// # Errors
/// Internal when the row holds no details.
pub(crate) async fn addresses(resource: &resource::Model, draft: &draft::Model) -> Result<Vec<String>> {
    let mut seen = std::collections::HashSet::new();
    let links = prose::read(resource, draft).await?.links;
    let outside = links.iter().filter_map(|(_, link)| outside(link));
    Ok(outside.filter(|address| seen.insert(*address)).map(str::to_owned).collect())
}

/// What is known of these addresses, by their SHA-256.
pub(crate) async fn checked(
    tx: &impl ConnectionTrait,
    addresses: impl Iterator<Item = &str>,
) -> Result<HashMap<String, link_check::Model>> {
    let digests: Vec<String> = addresses.map(digest).collect();
    if digests.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = children::<link_check::Entity>()
        .filter(link_check::Column::Address.is_in(digests))
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().map(|row| (row.address.clone(), row)).collect())
}

/// An address as it stands in the table.
pub(crate) fn digest(address: &str) -> String {
    hex::encode(Sha256::digest(address))
}

fn outside(link: &Link) -> Option<&str> {
    match &link.target {
        Target::Outside(address) => Some(address),
        Target::Resource(_) | Target::Document(_) | Target::Page | Target::Anchor | Target::Mail => None,
    }
}

/// What is wrong; nothing where a site is there, even if it does not show the page to a program.
fn code(check: &link_check::Model) -> Option<ProblemCode> {
    Some(match (check.outcome.0, check.status) {
        (LinkOutcome::Gone, _) => ProblemCode::LinkGone,
        (LinkOutcome::Unreachable, _) => ProblemCode::LinkUnanswered,
        (LinkOutcome::NotAllowed, _) => ProblemCode::LinkNotForAll,
        (LinkOutcome::Refused, Some(500..)) => ProblemCode::LinkFails,
        (LinkOutcome::Answers | LinkOutcome::Refused, _) => return None,
    })
}
