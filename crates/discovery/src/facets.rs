//! Facets in words that people read.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use commons_access::{Action, Guarded, Noun, Viewer, policy};
use commons_kernel::{Error, Result, State};
use commons_search::{FacetCounts, Hits};
use commons_store::Reading;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use uuid::Uuid;

use crate::names::{Department, Names};

/// A facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// Its name for programs.
    pub field: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// Its values, most frequent first.
    pub values: Vec<FacetValue>,
}

/// A value with its count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The value for programs; a department by its UUID.
    pub value: String,
    /// The value for people.
    pub label: String,
    /// How many hits it has, or would have if it were chosen.
    pub count: u64,
}

/// The facets of one answer with their labels, kept as long as nothing changes that has a name: they are most of what an answer
/// says.
#[derive(Default)]
pub(crate) struct Labels(RwLock<Option<Kept>>);

#[derive(Clone)]
struct Kept {
    /// Which names they were.
    generation: u64,
    facets: Arc<Vec<Facet>>,
    /// The departments that are named, for whoever asks to be one who may read each of them.
    named: Arc<[Arc<Department>]>,
}

impl Labels {
    /// The facets of this answer for this viewer, hits over spans of time the last of them.
    ///
    /// # Errors
    /// What the database says.
    pub async fn of(
        &self,
        (reading, names, viewer): (&impl Reading, &Names, &Viewer),
        hits: &Hits,
        since: &[OffsetDateTime],
    ) -> Result<Arc<Vec<Facet>>> {
        let rule = policy(Action::Read, Noun::Department);
        let for_them = |generation: u64, named: &[Arc<Department>]| {
            generation == names.generation()
                && named.iter().all(|department| rule.holds(viewer, &department.row.facts()))
        };
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(Kept { generation, facets, named }) = kept
            && for_them(generation, &named)
        {
            return Ok(facets);
        }
        let counted = |name: &'static str| {
            let of_it = hits.facets.iter().filter(move |(field, _)| *field == name);
            of_it.flat_map(|(_, counts)| counts.as_slice())
        };
        let ids: Vec<Uuid> = departments(counted("department")).map(|(id, _)| id).collect();
        let named = ["value", "standard"].map(|field| counted(field).next().is_some());
        // Only what was in memory beforehand is known to be as new as the rest of it.
        let known = names.known(&ids, named.into());
        let mut facets = label_facets((reading, names, viewer), &hits.facets).await?;
        facets.push(published(since, &hits.since)?);
        let facets = Arc::new(facets);
        if let Some((generation, named)) = known
            && for_them(generation, &named)
        {
            let kept = Kept { generation, facets: Arc::clone(&facets), named };
            *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(kept);
        }
        Ok(facets)
    }
}

/// Gives every count its label. Departments that the viewer may not read, and values that no longer exist, are left out.
///
/// # Errors
/// What the database says.
async fn label_facets(
    (reading, names, viewer): (&impl Reading, &Names, &Viewer),
    counts: &FacetCounts,
) -> Result<Vec<Facet>> {
    let mut facets = Vec::with_capacity(counts.len());
    for (field, counts) in counts {
        let values = match *field {
            "department" => with_departments((reading, names, viewer), counts).await?,
            "value" if !counts.is_empty() => named(&*names.values(reading).await?, counts),
            "standard" if !counts.is_empty() => named(&*names.standards(reading).await?, counts),
            _ => counts
                .iter()
                .map(|(value, count)| FacetValue {
                    label: label(field, value),
                    value: value.to_string(),
                    count: *count,
                })
                .collect(),
        };
        facets.push(Facet { field, label: title(field), values });
    }
    Ok(facets)
}

/// The spans of time that hits are counted over, newest first: what each is called and how many days it has.
const SPANS: [(&str, i64); 3] = [("Last 30 days", 30), ("Last 12 months", 365), ("Last 3 years", 1096)];

/// The beginnings of the spans of time, at midnight so that they are the same all day.
pub fn spans(now: OffsetDateTime) -> Vec<OffsetDateTime> {
    let today = now.replace_time(time::Time::MIDNIGHT);
    SPANS.iter().map(|(_, days)| today - time::Duration::days(*days)).collect()
}

/// The counts over the spans of time as a facet; a value is the moment that `publishedAfter` takes.
///
/// # Errors
/// When a moment cannot be written.
fn published(since: &[OffsetDateTime], counts: &[u64]) -> Result<Facet> {
    let mut values = Vec::with_capacity(SPANS.len());
    let counted = since.iter().zip(counts).zip(SPANS).filter(|((_, count), _)| **count > 0);
    for ((moment, count), (label, _)) in counted {
        let value = moment.format(&Rfc3339).map_err(Error::internal)?;
        values.push(FacetValue { value, label: label.to_owned(), count: *count });
    }
    Ok(Facet { field: "published", label: title("published"), values })
}

fn departments<'a>(
    counts: impl IntoIterator<Item = &'a (Arc<str>, u64)>,
) -> impl Iterator<Item = (Uuid, u64)> {
    counts.into_iter().filter_map(|(id, count)| Some((Uuid::parse_str(id).ok()?, *count)))
}

async fn with_departments(
    (reading, names, viewer): (&impl Reading, &Names, &Viewer),
    counts: &[(Arc<str>, u64)],
) -> Result<Vec<FacetValue>> {
    let counts: Vec<(Uuid, u64)> = departments(counts).collect();
    let ids: Vec<Uuid> = counts.iter().map(|(id, _)| *id).collect();
    let known = names.departments(reading, viewer, &ids).await?;
    let value = |(id, count): (Uuid, u64)| {
        let label = known.get(&id)?.label.clone();
        Some(FacetValue { value: id.to_string(), label, count })
    };
    Ok(counts.into_iter().filter_map(value).collect())
}

fn named(names: &HashMap<String, String>, counts: &[(Arc<str>, u64)]) -> Vec<FacetValue> {
    let value = |(value, count): &(Arc<str>, u64)| {
        let label = names.get(&**value).cloned().unwrap_or_else(|| value.to_string());
        FacetValue { value: value.to_string(), label, count: *count }
    };
    counts.iter().map(value).collect()
}

fn title(field: &str) -> &'static str {
    match field {
        "kind" => "Kind",
        "state" => "State",
        "value" => "Value",
        "standard" => "Standard",
        "topic" => "Topic",
        "language" => "Language",
        "size" => "Size of department",
        "format" => "File format",
        "reviewed" => "Review",
        "published" => "Published",
        _ => "Department",
    }
}

fn label(field: &str, value: &str) -> String {
    let label = match (field, value) {
        ("kind", "template") => "Template",
        ("kind", "training") => "Training",
        ("kind", "story") => "Story",
        ("reviewed", _) => "Reviewed by the Alliance",
        ("format", ending) => return ending.to_ascii_uppercase(),
        ("size", "very_small") => "Up to 5,000 voters",
        ("size", "small") => "5,001 to 25,000 voters",
        ("size", "medium") => "25,001 to 100,000 voters",
        ("size", "large") => "100,001 to 500,000 voters",
        ("size", "very_large") => "More than 500,000 voters",
        ("state", code) => match code.parse::<State>() {
            Ok(state) => state.name(),
            Err(_) => code,
        },
        ("language", tag) => language(tag),
        _ => value,
    };
    label.to_owned()
}

/// The languages that election materials are most often written in, by their codes; another one is shown by its tag.
pub const LANGUAGES: [(&str, &str); 19] = [
    ("en", "English"),
    ("es", "Spanish"),
    ("zh", "Chinese"),
    ("vi", "Vietnamese"),
    ("ko", "Korean"),
    ("tl", "Filipino"),
    ("fil", "Filipino"),
    ("ja", "Japanese"),
    ("ar", "Arabic"),
    ("fr", "French"),
    ("ht", "Haitian Creole"),
    ("hmn", "Hmong"),
    ("km", "Khmer"),
    ("nv", "Navajo"),
    ("pt", "Portuguese"),
    ("ru", "Russian"),
    ("so", "Somali"),
    ("bn", "Bengali"),
    ("hi", "Hindi"),
];

fn language(tag: &str) -> &str {
    let code = tag.split('-').next().unwrap_or(tag);
    LANGUAGES.iter().find(|(known, _)| *known == code).map_or(tag, |(_, name)| name)
}
