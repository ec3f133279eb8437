//! Save an office's profile: what it tells everybody of itself, if nobody else saved in between.

use commons_access::{May, Viewer, act::EditProfile};
use commons_entity::{department, office_profile};
use commons_kernel::{Email, Error, Result};
use commons_store::{Event, children, fault, record};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QuerySelect, sea_query::OnConflict,
};
use serde_json::{Value, json};
use time::OffsetDateTime;
use url::Url;
use uuid::Uuid;

use crate::{
    office_languages::{OFFICE_LANGUAGES, office_language},
    tidy_text::{one_line, some_lines},
};

/// Voters that the largest office could have, with room to spare.
const VOTERS: i32 = 20_000_000;
/// Lines of equipment, and characters in one.
const EQUIPMENT: usize = 30;
const EQUIPMENT_LINE: usize = 200;

/// What a save changes; what is `None` stays as it is. An empty text or list takes it away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProfileChanges {
    /// Where it is, in lines as on a letter.
    pub address: Option<String>,
    /// Its telephone number, as it is printed.
    pub phone: Option<String>,
    /// Its mail address.
    pub email: Option<String>,
    /// Its page, an http or https address.
    pub website: Option<String>,
    /// When it is open, in its own words.
    pub hours: Option<String>,
    /// Codes of [`OFFICE_LANGUAGES`].
    pub languages: Option<Vec<String>>,
    /// Voting and tabulating equipment, a line each.
    pub equipment: Option<Vec<String>>,
    /// How many registered voters it serves.
    pub registered_voters: Option<i32>,
}

/// What came of a save.
#[derive(Clone, Debug)]
pub enum ProfileOutcome {
    /// Saved, with its new revision; the department as it is now.
    Saved(office_profile::Model, department::Model),
    /// Somebody saved first; this is what stands there now, and nothing of it was touched.
    Changed(office_profile::Model),
}

/// Saves changes on top of the revision that the writer saw; 0 when there was no profile.
///
/// # Errors
/// Bad input with the field at fault; what the database says.
pub async fn save_office_profile(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_edit: May<EditProfile, department::Model>,
    revision: i32,
    changes: ProfileChanges,
    now: OffsetDateTime,
) -> Result<ProfileOutcome> {
    let department = may_edit.into_row();
    let found = locked(tx, department.id).await?;
    let before = match found {
        Some(found) if found.revision != revision => return Ok(ProfileOutcome::Changed(found)),
        Some(found) => found,
        None if revision == 0 => empty(department.id, now),
        None => {
            let mend = "nobody has saved this profile yet; save it on revision 0";
            return Err(Error::bad_input("revision", mend));
        }
    };
    let voters = changes.registered_voters.map(voters).transpose()?;
    let after = office_profile::Model {
        revision: revision + 1,
        saved_by: viewer.person().map(Into::into),
        saved_at: now,
        ..with(before.clone(), changes)?
    };
    if revision > 0 {
        after.clone().into_active_model().reset_all().update(tx).await.map_err(fault)?;
    } else if !insert(tx, after.clone()).await? {
        // Two wrote the first profile at once.
        let theirs = locked(tx, department.id).await?.ok_or_else(|| Error::internal("a profile has gone"))?;
        return Ok(ProfileOutcome::Changed(theirs));
    }
    let resized = voters.filter(|voters| department.registered_voters != Some(*voters));
    let mut data = json!({
        "from_revision": revision,
        "revision": after.revision,
        "changed": differences(&before, &after),
    });
    let department_id = department.id;
    let department = match resized {
        None => department,
        Some(voters) => {
            // The index keeps the size of a resource's department, and follows this word.
            data["resized"] = Value::Bool(true);
            data["from_registered_voters"] = json!(department.registered_voters);
            data["to_registered_voters"] = json!(voters);
            let mut row = department.into_active_model();
            row.registered_voters = Set(Some(voters));
            row.update(tx).await.map_err(fault)?
        }
    };
    let event = Event {
        kind: "department.profile_saved",
        subject: "department",
        subject_id: department_id,
        department: Some(department_id.into()),
        data,
    };
    record(tx, viewer, now, event).await?;
    Ok(ProfileOutcome::Saved(after, department))
}

async fn locked(tx: &impl ConnectionTrait, department: Uuid) -> Result<Option<office_profile::Model>> {
    children::<office_profile::Entity>()
        .filter(office_profile::Column::DepartmentId.eq(department))
        .lock_exclusive()
        .one(tx)
        .await
        .map_err(fault)
}

/// Whether it was the first.
async fn insert(tx: &impl ConnectionTrait, row: office_profile::Model) -> Result<bool> {
    let first = OnConflict::column(office_profile::Column::DepartmentId).do_nothing().to_owned();
    let inserted = office_profile::Entity::insert(office_profile::ActiveModel::from(row))
        .on_conflict(first)
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    Ok(inserted == 1)
}

fn empty(department: Uuid, now: OffsetDateTime) -> office_profile::Model {
    office_profile::Model {
        department_id: department,
        revision: 0,
        address: String::new(),
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        hours: String::new(),
        languages: Vec::new(),
        equipment: Vec::new(),
        saved_by: None,
        saved_at: now,
    }
}

fn with(before: office_profile::Model, changes: ProfileChanges) -> Result<office_profile::Model> {
    let keep = |old: String, new: Option<String>, read: fn(&str) -> Result<String>| match new {
        None => Ok(old),
        Some(text) if text.trim().is_empty() => Ok(String::new()),
        Some(text) => read(&text),
    };
    Ok(office_profile::Model {
        address: keep(before.address, changes.address, |text| some_lines("address", text, 500))?,
        phone: keep(before.phone, changes.phone, phone)?,
        email: keep(before.email, changes.email, email)?,
        website: keep(before.website, changes.website, website)?,
        hours: keep(before.hours, changes.hours, |text| some_lines("hours", text, 1_000))?,
        languages: changes.languages.map_or(Ok(before.languages), languages)?,
        equipment: changes.equipment.map_or(Ok(before.equipment), equipment)?,
        ..before
    })
}

fn phone(text: &str) -> Result<String> {
    let phone = one_line("phone", text, 60)?;
    // Numbers are printed in many ways, some with letters: 1-800-VOTE.
    let dialled = phone.chars().filter(char::is_ascii_alphanumeric).count();
    if dialled < 7 || !phone.contains(|letter: char| letter.is_ascii_digit()) {
        return Err(Error::bad_input(
            "phone",
            "write the whole number with its area code, such as 928-555-0100",
        ));
    }
    Ok(phone)
}

fn email(text: &str) -> Result<String> {
    Email::parse(text)
        .map(|email| email.to_string())
        .map_err(|bad| Error::bad_input("email", bad.to_string()))
}

fn website(text: &str) -> Result<String> {
    let address = one_line("website", text, 2_000)?;
    let good = Url::parse(&address).is_ok_and(|url| {
        let safe = url.username().is_empty() && url.password().is_none();
        matches!(url.scheme(), "http" | "https") && url.has_host() && safe
    });
    if good {
        Ok(address)
    } else {
        Err(Error::bad_input("website", "use a whole address that begins with https://"))
    }
}

fn languages(codes: Vec<String>) -> Result<Vec<String>> {
    let mut known = Vec::new();
    for code in codes {
        let Some(language) = office_language(&code) else {
            let all: Vec<&str> = OFFICE_LANGUAGES.iter().map(|(code, _)| *code).collect();
            let code: String = code.chars().take(20).collect();
            let mend =
                format!("'{code}' is none of the languages that offices choose from: {}", all.join(", "));
            return Err(Error::bad_input("languages", mend));
        };
        if !known.iter().any(|kept| kept == language) {
            known.push(language.to_owned());
        }
    }
    Ok(known)
}

fn equipment(lines: Vec<String>) -> Result<Vec<String>> {
    if lines.len() > EQUIPMENT {
        return Err(Error::bad_input(
            "equipment",
            format!("at most {EQUIPMENT} lines; put what belongs together in one"),
        ));
    }
    let lines =
        lines.iter().map(|line| one_line("equipment", line, EQUIPMENT_LINE)).collect::<Result<Vec<_>>>()?;
    Ok(lines.into_iter().filter(|line| !line.is_empty()).collect())
}

fn voters(count: i32) -> Result<i32> {
    if (0..=VOTERS).contains(&count) {
        return Ok(count);
    }
    Err(Error::bad_input("registeredVoters", "write a whole number from 0 to 20,000,000"))
}

/// The names of what a save changed.
fn differences(before: &office_profile::Model, after: &office_profile::Model) -> Vec<&'static str> {
    let fields = [
        ("address", before.address != after.address),
        ("phone", before.phone != after.phone),
        ("email", before.email != after.email),
        ("website", before.website != after.website),
        ("hours", before.hours != after.hours),
        ("languages", before.languages != after.languages),
        ("equipment", before.equipment != after.equipment),
    ];
    fields.into_iter().filter(|(_, changed)| *changed).map(|(field, _)| field).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_addresses_are_whole() {
        for good in ["928-555-0100", "(928) 555 0100 ext. 7", "1-800-VOTE-NOW"] {
            assert_eq!(phone(good).unwrap(), good);
        }
        for bad in ["0100", "call us any day", &"1".repeat(61)] {
            assert_eq!(phone(bad).unwrap_err().field(), Some("phone"), "{bad}");
        }
        for bad in ["yuma.gov", "ftp://yuma.gov", "javascript:alert(1)", "https://", "https://a:b@yuma.gov"] {
            assert_eq!(website(bad).unwrap_err().field(), Some("website"), "{bad}");
        }
        assert_eq!(website(" https://yuma.gov/elections ").unwrap(), "https://yuma.gov/elections");
    }

    #[test]
    fn languages_are_of_the_list_and_each_once() {
        let asked = ["ES", "en", "es"].map(str::to_owned).to_vec();
        assert_eq!(languages(asked).unwrap(), ["es", "en"]);
        assert!(languages(vec!["tlh".into()]).unwrap_err().message().contains("'tlh'"));
    }

    #[test]
    fn counts_have_bounds() {
        for (count, good) in [(-1, false), (0, true), (VOTERS, true), (VOTERS + 1, false)] {
            assert_eq!(voters(count).is_ok(), good, "{count}");
        }
        assert!(equipment(vec!["a".into(); 31]).is_err());
        assert_eq!(equipment(vec![" a  b ".into(), "  ".into()]).unwrap(), ["a b"]);
    }
}
