//! Loads the Alliance's values from a table.

use std::{
    collections::{HashMap, HashSet},
    io::Read,
};

use commons_entity::alliance_value;
use commons_kernel::Result;
use commons_store::{children, fault};
use sea_orm::{ConnectionTrait, EntityTrait, sea_query::OnConflict};
use time::OffsetDateTime;

use crate::{
    import::Imported,
    table::{Absent, Column, Table},
};

const COLUMNS: &[Column] = &[
    Column { name: "slug", headers: &["slug"], when_absent: Absent::Refuse },
    Column { name: "name", headers: &["name", "value"], when_absent: Absent::Refuse },
    Column { name: "summary", headers: &["summary"], when_absent: Absent::Refuse },
];

/// Imports values by `slug` from a CSV file with the columns `slug`, `value` (or `name`) and `summary`; their order in
/// the file is their order on the screen. Values that the file leaves out stay, since resources may name them.
///
/// # Errors
/// Bad input when the file or its header cannot be read; what the database says.
pub async fn import_values(
    tx: &impl ConnectionTrait,
    csv: impl Read + Send,
    now: OffsetDateTime,
) -> Result<Imported> {
    let mut table = Table::open(csv, COLUMNS)?;
    let mut imported = Imported::default();
    let known = children::<alliance_value::Entity>().all(tx).await.map_err(fault)?;
    let mut known: HashMap<_, _> = known.into_iter().map(|row| (row.slug.clone(), row)).collect();
    let (mut position, mut seen) = (0, HashSet::new());
    while let Some((line, row)) = table.next()? {
        let read = row.and_then(|row| Ok((row.need("slug")?, row.need("name")?, row.need("summary")?)));
        let (slug, name, summary) = match read {
            Ok(cells) => cells,
            Err(flaw) => {
                imported.refuse(line, flaw);
                continue;
            }
        };
        if !seen.insert(slug.clone()) {
            imported.refuse(line, ("slug", format!("the file has '{slug}' on a line above already")));
            continue;
        }
        position += 1;
        let value = alliance_value::Model { slug, name, summary, position };
        match known.insert(value.slug.clone(), value.clone()) {
            Some(before) if before == value => {
                imported.unchanged += 1;
                continue;
            }
            Some(_) => imported.updated += 1,
            None => imported.created += 1,
        }
        use alliance_value::Column::{Name, Position, Slug, Summary};
        alliance_value::Entity::insert(alliance_value::ActiveModel::from(value))
            .on_conflict(OnConflict::column(Slug).update_columns([Name, Summary, Position]).to_owned())
            .exec_without_returning(tx)
            .await
            .map_err(fault)?;
    }
    imported.finish(tx, now, "values.imported").await
}
