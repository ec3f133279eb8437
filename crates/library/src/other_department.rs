//! Finds the names and phone numbers of other offices in a document: what a copied form still says of the office that it
//! came from.

use std::collections::{HashMap, HashSet};

use aho_corasick::{AhoCorasick, MatchKind};
use commons_access::{Rule, Viewer};
use commons_entity::{attachment, department, office_profile};
use commons_extract::{Finding, FindingCode, Findings};
use commons_kernel::{Error, Result};
use commons_store::{children, fault, under};
use regex::Regex;
use sea_orm::{ColumnTrait, QueryFilter};

use crate::DocumentRoom;

/// A telephone number of the North American Numbering Plan as people write it.
const PHONE: &str = r"(?:\+?1[ .-]?)?\(?\b[2-9][0-9]{2}\)?[ .-]{0,2}[2-9][0-9]{2}[ .-]?[0-9]{4}\b";
/// How much of the line around a place is told, in characters to either side; the last word is told whole.
const AROUND: usize = 20;

/// What a department is called and how it is reached.
struct Office {
    names: Vec<String>,
    phone: Option<String>,
    label: String,
}

/// Looks for other offices in the words of a document.
///
/// # Errors
/// What the database says.
pub(crate) async fn find(
    room: &DocumentRoom,
    system: &Viewer,
    document: &attachment::Model,
    text: &str,
) -> Result<Vec<Finding>> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let tx = room.store.read(system).await?;
    let rows = under::<department::Entity>(&Rule::EVERYBODY, system).all(&tx).await.map_err(fault)?;
    let phones: HashMap<_, _> = children::<office_profile::Entity>()
        .filter(office_profile::Column::Phone.ne(""))
        .all(&tx)
        .await
        .map_err(fault)?
        .into_iter()
        .map(|profile| (profile.department_id, digits(&profile.phone)))
        .collect();
    tx.commit().await.map_err(fault)?;
    let office = |row: &department::Model| Office {
        names: forms(&row.name),
        phone: phones.get(&row.id).filter(|phone| phone.len() == 10).cloned(),
        label: format!("{}, {}", row.name, row.state.0),
    };
    let Some(own) = rows.iter().find(|row| row.id == document.department_id) else { return Ok(Vec::new()) };
    let county = own.county.iter().flat_map(|county| forms(county));
    let own_names: HashSet<String> = forms(&own.name).into_iter().chain(county).collect();
    let own_phone = office(own).phone;
    let others: Vec<Office> = rows.iter().filter(|row| row.id != own.id).map(office).collect();
    let text = text.to_owned();
    // Some thousand names over some megabytes: off the threads that answer.
    tokio::task::spawn_blocking(move || look(&others, &own_names, own_phone.as_deref(), &text))
        .await
        .map_err(Error::internal)?
}

fn look(
    others: &[Office],
    own_names: &HashSet<String>,
    own_phone: Option<&str>,
    text: &str,
) -> Result<Vec<Finding>> {
    let mut findings = Findings::default();
    let mut names: Vec<&str> = others
        .iter()
        .flat_map(|office| &office.names)
        .filter(|name| !own_names.contains(*name))
        .map(String::as_str)
        .collect();
    names.sort_unstable();
    names.dedup();
    // Own names are looked for as well, so that "Town of Dane" inside one's own "Town of Dane Heights" is not another's.
    let all: Vec<&str> = names.iter().copied().chain(own_names.iter().map(String::as_str)).collect();
    let searcher =
        AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&all).map_err(Error::internal)?;
    for found in searcher.find_iter(text) {
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let inside =
            is_word(text[..found.start()].chars().next_back()) || is_word(text[found.end()..].chars().next());
        if !inside && found.pattern().as_usize() < names.len() {
            add(&mut findings, text, found.start()..found.end(), None);
        }
    }
    let by_phone: HashMap<&str, &str> = others
        .iter()
        .filter_map(|office| Some((office.phone.as_deref()?, office.label.as_str())))
        .filter(|(phone, _)| Some(*phone) != own_phone)
        .collect();
    let phone = Regex::new(PHONE).map_err(Error::internal)?;
    for found in phone.find_iter(text) {
        if let Some(label) = by_phone.get(digits(found.as_str()).as_str()) {
            add(&mut findings, text, found.range(), Some(label));
        }
    }
    Ok(findings.finish())
}

/// Notes a place with the words around it; for a phone number also whose it is.
fn add(findings: &mut Findings, text: &str, at: std::ops::Range<usize>, whose: Option<&str>) {
    let line = 1 + text[..at.start].matches('\n').count();
    let before: Vec<char> = whole_words(text[..at.start].chars().rev()).collect();
    let after = whole_words(text[at.end..].chars());
    let mut excerpt: String = before.into_iter().rev().collect();
    excerpt.push_str(&text[at]);
    excerpt.extend(after);
    let excerpt = match whose {
        Some(whose) => format!("{} ({whose})", excerpt.trim()),
        None => excerpt.trim().to_owned(),
    };
    findings.add(FindingCode::OtherDepartment, format!("line {line}"), excerpt);
}

/// So many characters of the line, and what is left of the word in which they end: half a number would be another number.
fn whole_words(line: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let line = line.take(2 * AROUND).take_while(|c| *c != '\n').enumerate();
    line.take_while(|(at, c)| *at < AROUND || !c.is_whitespace()).map(|(_, c)| c)
}

/// The ways in which a department's name is written: "Taylor City" is also the City of Taylor. A bare "Taylor" is not looked
/// for: it is somebody's name as well.
fn forms(name: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    for kind in ["City", "Town", "Township", "Village", "County"] {
        if let Some(bare) = name.strip_suffix(kind).map(str::trim_end).filter(|bare| !bare.is_empty()) {
            forms.push(format!("{kind} of {bare}"));
        }
    }
    forms
}

/// The ten digits of a telephone number; fewer or more when it is none.
fn digits(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix('1') {
        Some(rest) if rest.len() == 10 => rest.to_owned(),
        _ => digits.chars().take(10).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office(name: &str, phone: Option<&str>) -> Office {
        Office { names: forms(name), phone: phone.map(digits), label: format!("{name}, AZ") }
    }

    fn found(text: &str) -> Vec<(String, String)> {
        let others = [
            office("Pima County", Some("(520) 555-0142")),
            office("Taylor City", None),
            office("Town of Dane", None),
            office("Yuma County", Some("928-555-0100")),
        ];
        let own = ["Yuma County", "County of Yuma", "Town of Dane Heights"].map(str::to_owned).into();
        let findings = look(&others, &own, Some("9285550100"), text).unwrap();
        findings
            .into_iter()
            .flat_map(|finding| finding.places)
            .map(|place| (place.at, place.excerpt))
            .collect()
    }

    #[test]
    fn names_and_numbers_of_others_are_found_with_their_places() {
        let text = "Form 12\nReturn this to the Pima County office.\nCall 520.555.0142 or +1 (520) 555-0142\nCity of Taylor";
        let all = found(text);
        assert_eq!(
            all,
            [
                ("line 2".to_owned(), "Return this to the Pima County office.".to_owned()),
                ("line 4".to_owned(), "City of Taylor".to_owned()),
                ("line 3".to_owned(), "Call 520.555.0142 or +1 (520) 555-0142 (Pima County, AZ)".to_owned()),
                ("line 3".to_owned(), "Call 520.555.0142 or +1 (520) 555-0142 (Pima County, AZ)".to_owned()),
            ]
        );
    }

    #[test]
    fn own_names_and_numbers_and_parts_of_words_are_not() {
        for text in [
            "Yuma County, County of Yuma, Town of Dane Heights: 928-555-0100",
            "the Pima Countywide plan",
            "Taylor, Dane and Pima",
            "statute 52 U.S.C. 20501, form 5205550142999, 123-456-7890",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
