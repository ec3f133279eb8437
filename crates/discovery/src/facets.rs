//! Facets in words that people read.

use std::collections::HashMap;

use commons_access::{Action, Viewer};
use commons_entity::{alliance_value, department, standard};
use commons_kernel::{Result, State};
use commons_search::FacetCounts;
use commons_store::{Tx, children, fault, visible};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// A facet shows at most so many values, the most frequent ones: departments and topics may be thousands.
const MOST: usize = 100;

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

/// Gives every count its label. Departments that the viewer may not read, and values that no longer exist, are left out.
///
/// # Errors
/// What the database says.
pub async fn label_facets(tx: &Tx, viewer: &Viewer, counts: FacetCounts) -> Result<Vec<Facet>> {
    let mut facets = Vec::with_capacity(counts.len());
    for (field, mut counts) in counts {
        counts.truncate(MOST);
        let names = match field {
            "department" => departments(tx, viewer, &counts).await?,
            "value" if !counts.is_empty() => {
                let rows = children::<alliance_value::Entity>().all(tx).await.map_err(fault)?;
                rows.into_iter().map(|row| (row.slug, row.name)).collect()
            }
            "standard" if !counts.is_empty() => {
                let rows = children::<standard::Entity>().all(tx).await.map_err(fault)?;
                rows.into_iter().map(|row| (row.slug, row.name)).collect()
            }
            _ => HashMap::new(),
        };
        let values = counts
            .into_iter()
            .filter_map(|(value, count)| {
                let label = match field {
                    "department" => names.get(&value)?.clone(),
                    "value" | "standard" => names.get(&value).cloned().unwrap_or_else(|| value.clone()),
                    _ => label(field, &value),
                };
                let value =
                    if field == "department" { Uuid::parse_str(&value).ok()?.to_string() } else { value };
                Some(FacetValue { value, label, count })
            })
            .collect();
        facets.push(Facet { field, label: title(field), values });
    }
    Ok(facets)
}

async fn departments(tx: &Tx, viewer: &Viewer, counts: &[(String, u64)]) -> Result<HashMap<String, String>> {
    let ids: Vec<Uuid> = counts.iter().filter_map(|(id, _)| Uuid::parse_str(id).ok()).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = visible::<department::Entity>(viewer, Action::Read)
        .filter(department::Column::Id.is_in(ids))
        .all(tx)
        .await
        .map_err(fault)?;
    // Names are not unique: the state always stands beside them.
    Ok(rows
        .into_iter()
        .map(|row| (row.id.simple().to_string(), format!("{}, {}", row.name, row.state.0)))
        .collect())
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
        _ => "Department",
    }
}

fn label(field: &str, value: &str) -> String {
    let label = match (field, value) {
        ("kind", "template") => "Template",
        ("kind", "training") => "Training",
        ("kind", "story") => "Story",
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

/// The languages that election materials are most often written in; another one is shown by its tag.
fn language(tag: &str) -> &str {
    match tag.split('-').next().unwrap_or(tag) {
        "en" => "English",
        "es" => "Spanish",
        "zh" => "Chinese",
        "vi" => "Vietnamese",
        "ko" => "Korean",
        "tl" | "fil" => "Filipino",
        "ja" => "Japanese",
        "ar" => "Arabic",
        "fr" => "French",
        "ht" => "Haitian Creole",
        "hmn" => "Hmong",
        "km" => "Khmer",
        "nv" => "Navajo",
        "pt" => "Portuguese",
        "ru" => "Russian",
        "so" => "Somali",
        "bn" => "Bengali",
        "hi" => "Hindi",
        _ => tag,
    }
}
