//! Loads demo people with their seats.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    io::BufRead,
};

use commons_access::Action;
use commons_entity::{department, person, seat};
use commons_kernel::{AllianceRole, Email, Error, PersonId, Post, Result, Role, SeatId, UnknownWord};
use commons_store::{fault, visible};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict,
};
use serde::Deserialize;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::import::{Flaw, IMPORT, Imported};

/// A line of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    email: String,
    name: String,
    alliance_role: Option<String>,
    #[serde(default)]
    seats: Vec<SeatLine>,
    about: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeatLine {
    department: String,
    post: String,
    role: String,
}

/// A line that makes sense by itself; its departments are still to be found.
struct Read {
    line: u64,
    email: String,
    name: String,
    alliance_role: Option<AllianceRole>,
    about: Option<String>,
    seats: BTreeMap<(String, Post), Role>,
}

type Seats = BTreeMap<(Uuid, Post), Role>;

/// Imports demo people by `email` from JSON lines with `email`, `name`, `alliance_role`, `seats` (each with the OCD id of
/// its `department`, `post` and `role`) and `about`. Afterwards they hold exactly these seats. Doing it twice changes
/// nothing. An address that a real person has is refused: a demo file must never hand out real people's rights.
///
/// # Errors
/// Bad input when the file cannot be read; what the database says.
pub async fn import_people(
    tx: &impl ConnectionTrait,
    jsonl: impl BufRead,
    now: OffsetDateTime,
) -> Result<Imported> {
    let mut imported = Imported::default();
    let people = read_lines(jsonl, &mut imported)?;
    let departments = departments(tx, &people).await?;
    let emails = people.iter().map(|read| read.email.as_str());
    let known = visible::<person::Entity>(&IMPORT, Action::Read)
        .filter(person::Column::Email.is_in(emails))
        .all(tx)
        .await
        .map_err(fault)?;
    let known: HashMap<_, _> = known.into_iter().map(|row| (row.email.clone(), row)).collect();
    for read in people {
        match find_seats(&read, &departments) {
            Err(flaw) => imported.refuse(read.line, flaw),
            Ok(seats) => write(tx, read, seats, &known, now, &mut imported).await?,
        }
    }
    imported.finish(tx, now, "people.imported").await
}

fn read_lines(jsonl: impl BufRead, imported: &mut Imported) -> Result<Vec<Read>> {
    let (mut people, mut seen) = (Vec::new(), HashSet::new());
    for (line, bytes) in (1..).zip(jsonl.split(b'\n')) {
        let bytes =
            bytes.map_err(|error| Error::bad_input("file", format!("the file cannot be read: {error}")))?;
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        match read(line, &bytes) {
            Err(flaw) => imported.refuse(line, flaw),
            Ok(read) if !seen.insert(read.email.clone()) => {
                imported.refuse(line, ("email", format!("the file has '{}' above already", read.email)));
            }
            Ok(read) => people.push(read),
        }
    }
    Ok(people)
}

fn read(line: u64, bytes: &[u8]) -> Result<Read, Flaw> {
    let row: Line = serde_json::from_slice(bytes).map_err(|error| ("row", error.to_string()))?;
    let email = Email::parse(&row.email).map_err(|bad| ("email", bad.to_string()))?.to_string();
    if row.name.trim().is_empty() {
        return Err(("name", "name is missing; every row needs one".into()));
    }
    // PostgreSQL keeps no zero byte in a text.
    if row.name.contains('\0') || row.about.as_ref().is_some_and(|about| about.contains('\0')) {
        return Err(("row", "the row holds control characters; remove them".into()));
    }
    let alliance_role =
        row.alliance_role.map(|word| word.parse()).transpose().map_err(unknown("alliance_role"))?;
    let mut seats = BTreeMap::new();
    for seat in row.seats {
        let post = seat.post.parse().map_err(unknown("seats"))?;
        let role = seat.role.parse().map_err(unknown("seats"))?;
        if seats.insert((seat.department.clone(), post), role).is_some() {
            return Err(("seats", format!("the seat '{post}' in '{}' is named twice", seat.department)));
        }
    }
    Ok(Read { line, email, name: row.name.trim().to_owned(), alliance_role, about: row.about, seats })
}

fn unknown(field: &'static str) -> impl Fn(UnknownWord) -> Flaw {
    move |unknown| (field, unknown.to_string())
}

async fn departments(tx: &impl ConnectionTrait, people: &[Read]) -> Result<HashMap<String, Uuid>> {
    let wanted: HashSet<&str> =
        people.iter().flat_map(|read| read.seats.keys()).map(|(department, _)| department.as_str()).collect();
    let found = visible::<department::Entity>(&IMPORT, Action::Read)
        // A zero byte is in no id, and the database would refuse the whole question for it.
        .filter(department::Column::OcdId.is_in(wanted.into_iter().filter(|id| !id.contains('\0'))))
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(found.into_iter().map(|row| (row.ocd_id, row.id)).collect())
}

fn find_seats(read: &Read, departments: &HashMap<String, Uuid>) -> Result<Seats, Flaw> {
    let find = |((ocd_id, post), role): (&(String, Post), &Role)| match departments.get(ocd_id) {
        Some(department) => Ok(((*department, *post), *role)),
        None => Err(("seats", format!("unknown department '{ocd_id}'; import departments first"))),
    };
    read.seats.iter().map(find).collect()
}

async fn write(
    tx: &impl ConnectionTrait,
    read: Read,
    seats: Seats,
    known: &HashMap<String, person::Model>,
    now: OffsetDateTime,
    imported: &mut Imported,
) -> Result<()> {
    let before = known.get(&read.email);
    if before.is_some_and(|person| !person.demo) {
        imported.refuse(read.line, ("email", format!("'{}' belongs to a real person", read.email)));
        return Ok(());
    }
    let row = person::Model {
        id: before.map_or_else(|| PersonId::new(now).uuid(), |person| person.id),
        email: read.email,
        name: read.name,
        alliance_role: read.alliance_role.map(Into::into),
        demo: true,
        about: read.about,
        disabled_at: before.and_then(|person| person.disabled_at),
        created_at: before.map_or(now, |person| person.created_at),
    };
    let person = row.id;
    let same_person = before == Some(&row);
    if !same_person {
        use person::Column::{About, AllianceRole, Id, Name};
        person::Entity::insert(person::ActiveModel::from(row))
            .on_conflict(OnConflict::column(Id).update_columns([Name, AllianceRole, About]).to_owned())
            .exec_without_returning(tx)
            .await
            .map_err(fault)?;
    }
    let same_seats = take_seats(tx, person, seats, now).await?;
    match (before, same_person && same_seats) {
        (None, _) => imported.created += 1,
        (Some(_), true) => imported.unchanged += 1,
        (Some(_), false) => imported.updated += 1,
    }
    Ok(())
}

/// Gives the person these seats and no others; says whether they held exactly these before.
async fn take_seats(
    tx: &impl ConnectionTrait,
    person: Uuid,
    mut wanted: Seats,
    now: OffsetDateTime,
) -> Result<bool> {
    let held = visible::<seat::Entity>(&IMPORT, Action::Read)
        .filter(seat::Column::PersonId.eq(person))
        .all(tx)
        .await
        .map_err(fault)?;
    let mut gone = Vec::new();
    for seat in held {
        let place = (seat.department_id, seat.post.0);
        if wanted.get(&place) == Some(&seat.role.0) {
            wanted.remove(&place);
        } else {
            gone.push(seat.id);
        }
    }
    let same = gone.is_empty() && wanted.is_empty();
    if !gone.is_empty() {
        let leave = seat::Entity::delete_many().filter(seat::Column::Id.is_in(gone));
        leave.exec(tx).await.map_err(fault)?;
    }
    let taken = wanted.into_iter().map(|((department, post), role)| seat::ActiveModel {
        id: Set(SeatId::new(now).uuid()),
        department_id: Set(department),
        person_id: Set(Some(person)),
        post: Set(post.into()),
        role: Set(role.into()),
        created_at: Set(now),
    });
    seat::Entity::insert_many(taken).exec_without_returning(tx).await.map_err(fault)?;
    Ok(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bad_line_is_named_and_the_others_stay() -> Result<()> {
        let lines = br#"{"email":" Dana@Demo.example ","name":"Dana","alliance_role":null,"seats":[{"department":"d","post":"chief","role":"steward"}]}
not json

{"email":"nobody","name":"x"}
{"email":"a@b.example","name":" "}
{"email":"a@b.example","name":"x","alliance_role":"queen"}
{"email":"a@b.example","name":"x","seats":[{"department":"d","post":"mayor","role":"reader"}]}
{"email":"a@b.example","name":"x","seat":[]}
{"email":"dana@demo.example","name":"again"}
"#;
        let mut imported = Imported::default();
        let people = read_lines(&lines[..], &mut imported)?;
        assert_eq!(people.iter().map(|read| read.email.as_str()).collect::<Vec<_>>(), ["dana@demo.example"]);
        let refused: Vec<_> = imported.refused.iter().map(|refused| (refused.line, refused.field)).collect();
        assert_eq!(
            refused,
            [
                (2, "row"),
                (4, "email"),
                (5, "name"),
                (6, "alliance_role"),
                (7, "seats"),
                (8, "row"),
                (9, "email")
            ]
        );
        let role = &imported.refused[3].reason;
        assert!(role.contains("'queen'") && role.contains("curator"), "{role} names the word and the list");
        Ok(())
    }
}
