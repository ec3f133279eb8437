//! Endorse a version of a resource: a curator says by the rubric that it is good, and until when that counts.

use commons_access::{Action, May, Viewer, act::Endorse};
use commons_entity::{Word, endorsement, endorsement_mark, resource, seat, version};
use commons_kernel::{Code, EndorsementId, EndorsementLevel, Error, Result, VersionId};
use commons_library::may_read_version;
use commons_store::{Event, children, fault, record, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};
use serde_json::json;
use time::{Date, OffsetDateTime};

use crate::{comment_review::words, rubric::rubric};

/// Letters and digits in what is said of one dimension, at least.
const MARK_WORDS: usize = 10;
/// Years that an endorsement counts at most.
const YEARS: i32 = 3;

/// What a curator says.
#[derive(Clone, Debug)]
pub struct NewEndorsement {
    /// The version that they read.
    pub version: VersionId,
    /// A mark for each dimension of the rubric.
    pub marks: Vec<NewMark>,
    /// All of it in a few sentences, for readers.
    pub statement: String,
    /// The last day on which it counts.
    pub expires_on: Date,
}

/// What is said about one dimension.
#[derive(Clone, Debug)]
pub struct NewMark {
    /// Its name in the rubric.
    pub dimension: String,
    /// What was found.
    pub level: EndorsementLevel,
    /// Why.
    pub words: String,
}

/// Endorses a version; an endorsement of before is kept as history. The resource must have been fetched for update, where the
/// viewer may change it: the database lets one stand at a time.
///
/// # Errors
/// Bad input with the field at fault, also while a dimension is not met; forbidden to whoever wrote the version or sits in
/// its department.
pub async fn endorse_resource(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_endorse: &May<Endorse, resource::Model>,
    new: NewEndorsement,
    now: OffsetDateTime,
) -> Result<endorsement::Model> {
    let resource = may_endorse.row();
    if !resource.published {
        let mend = "nothing of this resource is published just now, so there is nothing to endorse";
        return Err(Error::bad_input("resourceId", mend));
    }
    let version = endorsed_version(tx, viewer, resource, new.version).await?;
    stands_apart(tx, viewer, resource, &version).await?;
    let marks = checked_marks(new.marks)?;
    let statement = words("statement", &new.statement, 2_000)?;
    said("statement", &statement, "say in a few sentences what is good about it; readers see it")?;
    check_expiry(new.expires_on, now.date())?;
    endorsement::Entity::update_many()
        .col_expr(endorsement::Column::ReplacedAt, Expr::val(now))
        .filter(endorsement::Column::ResourceId.eq(resource.id))
        .filter(endorsement::Column::WithdrawnAt.is_null())
        .filter(endorsement::Column::ReplacedAt.is_null())
        .exec(tx)
        .await
        .map_err(fault)?;
    let row = endorsement::Model {
        id: EndorsementId::new(now).into(),
        resource_id: resource.id,
        version_id: version.id,
        version_number: version.number.ok_or_else(missing)?,
        statement,
        endorsed_by: viewer.person().map(Into::into),
        endorsed_at: now,
        expires_on: new.expires_on,
        withdrawn_at: None,
        withdrawn_by: None,
        withdrawal_reason: None,
        replaced_at: None,
    };
    endorsement::Entity::insert(endorsement::ActiveModel::from(row.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    let told = marks.iter().map(|mark| (mark.dimension.clone(), json!(mark.level)));
    let told: serde_json::Map<_, _> = told.collect();
    let rows = marks.into_iter().map(|NewMark { dimension, level, words }| {
        let mark = endorsement_mark::Model { endorsement_id: row.id, dimension, level: Word(level), words };
        endorsement_mark::ActiveModel::from(mark)
    });
    endorsement_mark::Entity::insert_many(rows).exec_without_returning(tx).await.map_err(fault)?;
    let event = Event {
        kind: "resource.endorsed",
        subject: "resource",
        subject_id: resource.id,
        department: Some(resource.department_id.into()),
        data: json!({
            "title": resource.title,
            "version": row.version_id,
            "number": row.version_number,
            "marks": told,
            "expires": row.expires_on.to_string(),
        }),
    };
    record(tx, viewer, now, event).await?;
    Ok(row)
}

fn missing() -> Error {
    let mend =
        "no published version of this resource has this id; read the one that people see, and give its id";
    Error::bad_input("versionId", mend)
}

async fn endorsed_version(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resource: &resource::Model,
    asked: VersionId,
) -> Result<version::Model> {
    let found = children::<version::Entity>()
        .filter(version::Column::Id.eq(asked.uuid()))
        .filter(version::Column::ResourceId.eq(resource.id))
        .one(tx)
        .await
        .map_err(fault)?;
    let readable = found.filter(|row| row.number.is_some() && may_read_version(viewer, resource, row));
    readable.ok_or_else(missing)
}

/// Who endorses has no part in what is endorsed, whatever hat they wear.
async fn stands_apart(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resource: &resource::Model,
    version: &version::Model,
) -> Result<()> {
    let me = viewer.person().ok_or_else(Error::unauthenticated)?.uuid();
    let refused = |why| Err(Error::new(Code::Forbidden, why));
    if version.created_by == Some(me) {
        return refused("you wrote this version yourself; another curator must endorse it");
    }
    let seats = visible::<seat::Entity>(viewer, Action::Read)
        .filter(seat::Column::DepartmentId.eq(resource.department_id))
        .filter(seat::Column::PersonId.eq(me))
        .count(tx)
        .await
        .map_err(fault)?;
    if seats > 0 {
        return refused("you hold a seat in the department that made it; another curator must endorse it");
    }
    Ok(())
}

/// A mark for each dimension, in the order of the rubric, each with words and each met.
fn checked_marks(marks: Vec<NewMark>) -> Result<Vec<NewMark>> {
    let known: Vec<&str> = rubric().iter().map(|dimension| dimension.dimension.as_str()).collect();
    if let Some(unknown) = marks.iter().find(|mark| !known.contains(&mark.dimension.as_str())) {
        let mend = format!("'{}' is no dimension of the rubric; use {}", unknown.dimension, known.join(", "));
        return Err(Error::bad_input("marks", mend));
    }
    let mut checked = Vec::new();
    for name in known {
        let mut of: Vec<&NewMark> = marks.iter().filter(|mark| mark.dimension == name).collect();
        let (Some(mark), true) = (of.pop(), of.is_empty()) else {
            return Err(Error::bad_input("marks", format!("mark each dimension once; look at {name}")));
        };
        let words = words("marks", &mark.words, 2_000)?;
        said("marks", &words, &format!("say for {name} in at least {MARK_WORDS} characters what you found"))?;
        checked.push(NewMark { words, ..mark.clone() });
    }
    let unmet: Vec<&str> = checked
        .iter()
        .filter(|mark| mark.level == EndorsementLevel::NotYet)
        .map(|mark| mark.dimension.as_str())
        .collect();
    if unmet.is_empty() {
        return Ok(checked);
    }
    let mend = format!(
        "an endorsement says that every dimension is met, and this is not yet: {}; tell the department what is missing, and \
         endorse a later version",
        unmet.join(", ")
    );
    Err(Error::bad_input("marks", mend))
}

fn said(field: &'static str, text: &str, mend: &str) -> Result<()> {
    if text.chars().filter(|c| !c.is_whitespace()).count() < MARK_WORDS {
        return Err(Error::bad_input(field, mend));
    }
    Ok(())
}

fn check_expiry(expires_on: Date, today: Date) -> Result<()> {
    let latest = in_years(today, YEARS);
    if expires_on <= today || expires_on > latest {
        let mend = format!("choose a day after {today} and at most {YEARS} years ahead, by {latest}");
        return Err(Error::bad_input("expiresOn", mend));
    }
    Ok(())
}

/// The same day so many years later; the 28th for a 29th of February that is not there.
pub(crate) fn in_years(day: Date, years: i32) -> Date {
    let year = day.year() + years;
    day.replace_year(year)
        .or_else(|_| day.replace_day(28).and_then(|day| day.replace_year(year)))
        .unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn marks(level: EndorsementLevel) -> Vec<NewMark> {
        let mark = |name: &str| NewMark {
            dimension: name.to_owned(),
            level,
            words: "Read from end to end.".to_owned(),
        };
        ["evidence", "quality", "accessibility", "replicability"].map(mark).into()
    }

    #[test]
    fn marks_are_whole_and_met_or_refused_with_what_to_do() {
        let checked = checked_marks(marks(EndorsementLevel::Meets)).expect("all are met");
        assert_eq!(checked[0].dimension, "quality", "they come in the order of the rubric");
        let refused = |marks| checked_marks(marks).expect_err("not good").message().to_owned();
        assert!(refused(marks(EndorsementLevel::NotYet)).contains("not yet: quality"));
        assert!(refused(marks(EndorsementLevel::Meets)[1..].to_vec()).contains("look at evidence"));
        let twice = [marks(EndorsementLevel::Meets), marks(EndorsementLevel::Meets)].concat();
        assert!(refused(twice).contains("look at quality"));
        let mut short = marks(EndorsementLevel::Exemplary);
        short[0].words = "  fine  ".into();
        assert!(refused(short).contains("at least 10"));
        let mut unknown = marks(EndorsementLevel::Meets);
        unknown[0].dimension = "beauty".into();
        assert!(refused(unknown).contains("'beauty' is no dimension"));
    }

    #[test]
    fn it_expires_within_three_years() {
        let today = date!(2028 - 02 - 29);
        assert_eq!(in_years(today, 3), date!(2031 - 02 - 28));
        assert!(check_expiry(date!(2028 - 03 - 01), today).is_ok());
        assert!(check_expiry(date!(2031 - 02 - 28), today).is_ok());
        for bad in [today, date!(2020 - 01 - 01), date!(2031 - 03 - 01)] {
            assert_eq!(check_expiry(bad, today).expect_err("out of bounds").field(), Some("expiresOn"));
        }
    }
}
