//! Fields typed into a query, such as `state:AZ`, as what the search is narrowed to.
//!
//! A value that means nothing is looked for as words and said, so that no part of a query is dropped unseen.

use std::collections::HashMap;

use commons_access::{Action, Viewer};
use commons_entity::department;
use commons_kernel::{DepartmentSize, Kind, Result, State};
use commons_search::{Clause, Filters, Narrow, Narrowing, Parsed, normalised};
use commons_store::{Reading, fault, visible};
use sea_orm::{
    ColumnTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, Func},
};
use time::{Date, Month, OffsetDateTime, Time};

use crate::{facets::LANGUAGES, names::Names};

/// Departments of one name that are taken; names are not unique.
const NAMESAKES: u64 = 50;

/// A field whose value is not one that it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// The field, such as `state`.
    pub field: &'static str,
    /// What was typed after the colon.
    pub value: String,
}

/// Takes the fields out of a query into what the search is narrowed to; gives back those that were not understood, which
/// are words of the query now.
///
/// # Errors
/// What the database says.
pub async fn narrow(
    (reading, names, viewer): (&impl Reading, &Names, &Viewer),
    parsed: &mut Parsed,
    filters: Filters,
) -> Result<(Narrowing, Vec<Misread>)> {
    let mut narrowing = Narrowing { to: filters, ..Narrowing::default() };
    let mut misread = Vec::new();
    for Narrow { field, value, without } in std::mem::take(&mut parsed.narrowed) {
        let understood = if let Some(moment) = moment(field, &value) {
            // Not after a day is before it.
            let after = (field == "after") != without;
            let to = &mut narrowing.to;
            if after {
                to.published_after = to.published_after.max(Some(moment));
            } else {
                to.published_before = Some(to.published_before.map_or(moment, |known| known.min(moment)));
            }
            true
        } else if let Some(reviewed) = reviewed(field, &value) {
            let to = if reviewed == without { &mut narrowing.without } else { &mut narrowing.to };
            to.reviewed_only = true;
            true
        } else {
            let to = if without { &mut narrowing.without } else { &mut narrowing.to };
            choose((reading, names, viewer), (field, &value), to).await?
        };
        if !understood {
            let words = Clause::Word(value.clone());
            if without {
                parsed.without.push(words)
            } else {
                parsed.wanted.push(words)
            }
            misread.push(Misread { field, value });
        }
    }
    Ok((narrowing, misread))
}

/// Adds a value to its list; whether the list has such a value.
async fn choose(
    (reading, names, viewer): (&impl Reading, &Names, &Viewer),
    (field, value): (&str, &str),
    to: &mut Filters,
) -> Result<bool> {
    let word = normalised(value);
    let known = |list: &HashMap<String, String>| {
        let named = |(slug, name): &(&String, &String)| normalised(slug) == word || normalised(name) == word;
        list.iter().find(named).map(|(slug, _)| slug.clone())
    };
    Ok(match field {
        "kind" => put(&mut to.kinds, one_of(Kind::ALL, &word, Kind::as_str)),
        "state" => {
            let code = value.to_ascii_uppercase().parse().ok();
            put(&mut to.states, code.or_else(|| one_of(State::ALL, &word, |state| state.name())))
        }
        "size" => put(&mut to.sizes, one_of(DepartmentSize::ALL, &word, DepartmentSize::as_str)),
        "value" => put(&mut to.values, known(&*names.values(reading).await?)),
        "standard" => put(&mut to.standards, known(&*names.standards(reading).await?)),
        "language" => {
            let named = LANGUAGES.iter().find(|(_, name)| normalised(name) == word).map(|(tag, _)| *tag);
            let tag = named.unwrap_or(value);
            let plausible = tag.len() <= 12 && tag.split('-').all(|part| (2..=8).contains(&part.len()));
            put(&mut to.languages, plausible.then(|| tag.to_ascii_lowercase()))
        }
        "format" => {
            put(&mut to.formats, Some(word).filter(|ending| ending.len() <= 5 && !ending.contains(' ')))
        }
        "topic" => put(&mut to.topics, Some(value.to_owned())),
        "department" => {
            use sea_orm::sea_query::ExprTrait;
            let name = Expr::expr(Func::lower(Expr::col((department::Entity, department::Column::Name))));
            let rows = visible::<department::Entity>(viewer, Action::Read)
                .filter(name.eq(value.to_lowercase()).or(department::Column::OcdId.eq(value)))
                .limit(NAMESAKES)
                .all(reading.tx().await?)
                .await
                .map_err(fault)?;
            to.departments.extend(rows.iter().map(|row| commons_kernel::DepartmentId::from(row.id)));
            !rows.is_empty()
        }
        _ => false,
    })
}

fn put<T>(list: &mut Vec<T>, value: Option<T>) -> bool {
    let known = value.is_some();
    list.extend(value);
    known
}

/// The item whose word is this one, or its plural.
fn one_of<T: Copy>(all: &[T], word: &str, spelt: impl Fn(T) -> &'static str) -> Option<T> {
    let singular = word.strip_suffix("ies").map(|root| format!("{root}y"));
    let singular = singular.or_else(|| word.strip_suffix('s').map(str::to_owned));
    let is = |item: &T, word: &str| normalised(spelt(*item)) == word;
    let plain = all.iter().copied().find(|item| is(item, word));
    plain.or_else(|| all.iter().copied().find(|item| singular.as_deref().is_some_and(|word| is(item, word))))
}

fn reviewed(field: &str, value: &str) -> Option<bool> {
    match (field, normalised(value).as_str()) {
        ("reviewed", "yes" | "true" | "1") => Some(true),
        ("reviewed", "no" | "false" | "0") => Some(false),
        _ => None,
    }
}

/// The beginning of a year, a month or a day: `2025`, `2025-06`, `2025-06-30`.
fn moment(field: &str, value: &str) -> Option<OffsetDateTime> {
    if !matches!(field, "after" | "before") {
        return None;
    }
    let mut parts = value.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month = parts.next().map_or(Some(1), |month| month.parse::<u8>().ok())?;
    let day = parts.next().map_or(Some(1), |day| day.parse::<u8>().ok())?;
    let date = Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
    parts.next().is_none().then(|| OffsetDateTime::new_utc(date, Time::MIDNIGHT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_moment_is_a_year_a_month_or_a_day() {
        assert_eq!(moment("after", "2025"), Some(datetime!(2025-01-01 0:00 UTC)));
        assert_eq!(moment("before", "2025-06"), Some(datetime!(2025-06-01 0:00 UTC)));
        assert_eq!(moment("after", "2025-6-30"), Some(datetime!(2025-06-30 0:00 UTC)));
        for bad in ["25", "2025-13", "2025-02-30", "2025-1-1-1", "soon", "2025-"] {
            assert_eq!(moment("after", bad), None, "{bad}");
        }
        assert_eq!(moment("topic", "2025"), None);
    }

    #[test]
    fn a_plural_means_its_word() {
        assert_eq!(one_of(Kind::ALL, "stories", Kind::as_str), Some(Kind::Story));
        assert_eq!(one_of(Kind::ALL, "templates", Kind::as_str), Some(Kind::Template));
        assert_eq!(one_of(State::ALL, "kansas", |state| state.name()), Some(State::KS));
        assert_eq!(
            one_of(DepartmentSize::ALL, "very small", DepartmentSize::as_str),
            Some(DepartmentSize::VerySmall)
        );
        assert_eq!(one_of(Kind::ALL, "nothing", Kind::as_str), None);
    }
}
