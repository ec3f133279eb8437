//! Where bytes are in the bucket, and the lock under which a department's bytes come and go.

use commons_kernel::Result;
use commons_store::fault;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use uuid::Uuid;

/// Where uploads wait until they were checked: nothing here is ever given out.
pub(crate) const STAGING: &str = "uploads/";
/// What the keys of the server's own things begin with. No department and no upload is called so, no address of a document
/// leads here, and nothing under it is ever presigned or given out.
pub const SYSTEM_KEYS: &str = "system/";
/// What stands between the key of a document and the numbers of its page pictures.
const PAGES: &str = ".pages/";

/// Where the bytes of a document are: by department and content, so that the same file twice costs nothing and what
/// another department holds cannot be found out.
pub fn storage_key(department: Uuid, sha256: &str) -> String {
    format!("{department}/{sha256}")
}

/// Where the bytes of an upload are until they were checked.
pub fn staging_key(attachment: Uuid) -> String {
    format!("{STAGING}{attachment}")
}

/// Where the picture of a page of a document is; pages count from 1.
pub fn page_key(department: Uuid, sha256: &str, number: i32) -> String {
    format!("{}{PAGES}{number}.jpg", storage_key(department, sha256))
}

/// What a key of the bucket stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// An upload that was not checked yet.
    Staged(Uuid),
    /// A document, or a page of one.
    Document { department: Uuid, sha256: String, is_page: bool },
    /// The server's own; whoever put it there sweeps it.
    System,
    /// Nothing of ours.
    Unknown,
}

/// Reads a key back.
pub(crate) fn place(key: &str) -> Place {
    if key.starts_with(SYSTEM_KEYS) {
        return Place::System;
    }
    if let Some(id) = key.strip_prefix(STAGING) {
        return id.parse().map_or(Place::Unknown, Place::Staged);
    }
    let Some((department, rest)) = key.split_once('/') else { return Place::Unknown };
    let (sha256, is_page) = match rest.split_once(PAGES) {
        Some((sha256, _)) => (sha256, true),
        None => (rest, false),
    };
    let is_digest = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
    match department.parse() {
        Ok(department) if is_digest => Place::Document { department, sha256: sha256.to_owned(), is_page },
        _ => Place::Unknown,
    }
}

/// Until the transaction ends, nobody else begins an upload for this department or sweeps its bytes away: what an upload
/// was told is here stays here, and two uploads do not share the last free room.
pub(crate) async fn hold_documents(tx: &impl ConnectionTrait, department: Uuid) -> Result<()> {
    let sql = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
    let key = format!("documents of {department}");
    tx.query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [key.into()]))
        .await
        .map_err(fault)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_back() {
        let (id, sha256) = (Uuid::from_u128(7), "ab".repeat(32));
        let document = |is_page| Place::Document { department: id, sha256: sha256.clone(), is_page };
        assert_eq!(place(&storage_key(id, &sha256)), document(false));
        assert_eq!(place(&page_key(id, &sha256, 3)), document(true));
        assert_eq!(place(&staging_key(id)), Place::Staged(id));
        assert_eq!(place("system/search/pieces/x"), Place::System);
        assert!(SYSTEM_KEYS.trim_end_matches('/').parse::<Uuid>().is_err(), "no department is called so");
        for foreign in ["", "x", "uploads/x", "a/b", &format!("{id}/short"), &format!("x/{sha256}")] {
            assert_eq!(place(foreign), Place::Unknown, "{foreign}");
        }
    }
}
