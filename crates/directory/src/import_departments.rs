//! Loads departments from a table, or brings those that are known up to date.

use std::{
    collections::{HashMap, hash_map::Entry},
    io::Read,
};

use commons_access::Action;
use commons_entity::department;
use commons_kernel::{DepartmentId, Result, State};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use time::OffsetDateTime;

use crate::{
    import::{Flaw, IMPORT, Imported},
    made_id,
    table::{Absent, Column, Row, Table},
};

/// Rows written by one statement; nine parameters each, of 65,535 that PostgreSQL takes.
const BATCH: usize = 1000;

/// The longest id and the longest name, in characters.
const LENGTH: usize = 200;

const COLUMNS: &[Column] = &[
    Column { name: "ocd_id", headers: &["ocd_id"], when_absent: Absent::Refuse },
    Column { name: "state", headers: &["state"], when_absent: Absent::Refuse },
    Column { name: "name", headers: &["name"], when_absent: Absent::Refuse },
    Column { name: "kind", headers: &["kind"], when_absent: Absent::Refuse },
    Column { name: "fips", headers: &["fips"], when_absent: Absent::Empty },
    Column { name: "county", headers: &["county"], when_absent: Absent::Empty },
    Column {
        name: "registered_voters_2022",
        headers: &["registered_voters_2022"],
        when_absent: Absent::Empty,
    },
    Column {
        name: "registered_voters_2020",
        headers: &["registered_voters_2020"],
        when_absent: Absent::Empty,
    },
];

/// Imports departments by `ocd_id` from a CSV file with the columns `ocd_id`, `fips`, `state`, `name`, `kind`, `county`,
/// `registered_voters_2022` and `registered_voters_2020` (the newer count is taken where there is one). Rows without an
/// id get one from [`made_id`]. Doing it twice changes nothing; departments that the file leaves out stay.
///
/// # Errors
/// Bad input when the file or its header cannot be read; what the database says.
pub async fn import_departments(
    tx: &impl ConnectionTrait,
    csv: impl Read + Send,
    now: OffsetDateTime,
) -> Result<Imported> {
    let mut table = Table::open(csv, COLUMNS)?;
    let mut imported = Imported::default();
    let mut lines = HashMap::new();
    let mut batch = Vec::new();
    while let Some((line, row)) = table.next()? {
        match row.and_then(|row| read(&row, now)) {
            Err(flaw) => imported.refuse(line, flaw),
            Ok(department) => match lines.entry(department.ocd_id.clone()) {
                Entry::Occupied(first) => {
                    imported
                        .refuse(line, ("ocd_id", format!("line {} has the same id already", first.get())));
                }
                Entry::Vacant(free) => {
                    free.insert(line);
                    batch.push((line, department));
                }
            },
        }
        if batch.len() == BATCH {
            write(tx, std::mem::take(&mut batch), &mut imported).await?;
        }
    }
    write(tx, batch, &mut imported).await?;
    imported.finish(tx, now, "departments.imported").await
}

fn read(row: &Row, now: OffsetDateTime) -> Result<department::Model, Flaw> {
    let state: State = row.need("state")?.parse().map_err(|_| {
        ("state", format!("unknown state '{}'; use its two capital letters, such as AZ", row.get("state")))
    })?;
    let (name, kind) = (row.need("name")?, row.need("kind")?);
    let ocd_id = match row.some("ocd_id") {
        Some(id) => id,
        None => made_id(state, &kind, &name).ok_or_else(|| {
            ("ocd_id", "no id is given, and none can be made from kind and name".to_owned())
        })?,
    };
    let known_form = ocd_id.starts_with("ocd-division/country:us/") || ocd_id.starts_with("commons/");
    if !known_form || ocd_id.contains(char::is_whitespace) {
        let reason =
            format!("'{ocd_id}' is no id; use one like ocd-division/country:us/…, or leave it empty");
        return Err(("ocd_id", reason));
    }
    for (field, text) in [("ocd_id", &ocd_id), ("name", &name), ("kind", &kind)] {
        if text.chars().count() > LENGTH {
            return Err((field, format!("{field} is longer than {LENGTH} characters")));
        }
    }
    let registered_voters = match count(row, "registered_voters_2022")? {
        Some(newer) => Some(newer),
        None => count(row, "registered_voters_2020")?,
    };
    Ok(department::Model {
        id: DepartmentId::new(now).uuid(),
        ocd_id,
        fips: row.some("fips"),
        state: state.into(),
        name,
        kind,
        county: row.some("county"),
        registered_voters,
        created_at: now,
    })
}

fn count(row: &Row, field: &'static str) -> Result<Option<i32>, Flaw> {
    let Some(text) = row.some(field) else { return Ok(None) };
    let number = text.parse::<i32>().ok().filter(|number| *number >= 0);
    number.map(Some).ok_or_else(|| (field, format!("'{text}' is not a whole number; write it like 12345")))
}

/// Writes those rows of a batch that are new or different, in one statement.
async fn write(
    tx: &impl ConnectionTrait,
    batch: Vec<(u64, department::Model)>,
    imported: &mut Imported,
) -> Result<()> {
    let ids = batch.iter().map(|(_, row)| row.ocd_id.as_str());
    let known = visible::<department::Entity>(&IMPORT, Action::Read)
        .filter(department::Column::OcdId.is_in(ids))
        .all(tx)
        .await
        .map_err(fault)?;
    let known: HashMap<_, _> = known.into_iter().map(|row| (row.ocd_id.clone(), row)).collect();
    let mut rows = Vec::new();
    for (line, mut row) in batch {
        if let Some(known) = known.get(&row.ocd_id) {
            if known.state != row.state {
                // Resources carry the state of their department, and so do the rights of its people.
                let reason = format!("this department is in {}; a department cannot move", known.state.0);
                imported.refuse(line, ("state", reason));
                continue;
            }
            (row.id, row.created_at) = (known.id, known.created_at);
            if row == *known {
                imported.unchanged += 1;
                continue;
            }
            imported.updated += 1;
            imported.resized += u64::from(row.registered_voters != known.registered_voters);
        } else {
            imported.created += 1;
        }
        rows.push(department::ActiveModel::from(row));
    }
    if rows.is_empty() {
        return Ok(());
    }
    use department::Column::{County, Fips, Kind, Name, OcdId, RegisteredVoters};
    let known_id =
        OnConflict::column(OcdId).update_columns([Fips, Name, Kind, County, RegisteredVoters]).to_owned();
    department::Entity::insert_many(rows)
        .on_conflict(known_id)
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    Ok(())
}
