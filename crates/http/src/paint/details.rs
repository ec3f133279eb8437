//! What a version says beside its words, below them: the same markup as `web/src/features/library/details/DetailsBody.tsx`.
//! `templates/details.html` lays it out.

use super::{
    answers::{Attachment, Details, Figure, FillIn, Preview},
    reading::Day,
    words,
};

/// The details in words for a reader.
pub(super) struct Told<'a> {
    /// The parts of a story that are written: name for the page, heading, and text that the library has cleaned.
    pub story: Vec<(&'static str, &'static str, &'a str)>,
    pub figures: Vec<Counted<'a>>,
    pub pictures: Vec<Picture<'a>>,
    pub fill_ins: &'a [FillIn],
    /// What is told for planning, by its name.
    pub facts: Vec<(&'static str, Fact<'a>)>,
    pub verdicts: Vec<Verdict<'a>>,
    pub contact: &'a str,
}

pub(super) struct Counted<'a> {
    pub label: &'a str,
    pub unit: &'a str,
    pub before: String,
    pub after: String,
}

/// A picture, or while it is being made the name of its document.
pub(super) struct Picture<'a> {
    pub filename: &'a str,
    pub page: Option<&'a Preview>,
    pub says: &'a str,
}

/// Something told for planning: a line, several lines, or a day.
#[derive(Default)]
pub(super) struct Fact<'a> {
    pub line: String,
    pub lines: Vec<&'a str>,
    pub day: Option<Day>,
}

pub(super) struct Verdict<'a> {
    pub state: &'a str,
    pub usable: &'static str,
    pub reason: &'a str,
    pub citation: &'a str,
    pub checked_on: Option<Day>,
}

impl<'a> Told<'a> {
    /// The verdict about the reader's own state stands first.
    pub fn of(details: &'a Details, documents: &'a [Attachment], own_state: Option<&str>) -> Self {
        let parts = [
            ("challenge", "Challenge", details.challenge_html.as_str()),
            ("approach", "Approach", &details.approach_html),
            ("outcome", "Outcome", &details.outcome_html),
        ];
        let mut verdicts: Vec<Verdict<'_>> = details
            .verdicts
            .iter()
            .map(|verdict| Verdict {
                state: words::state(&verdict.state),
                usable: words::usability(&verdict.usability),
                reason: or_none(&verdict.reason),
                citation: or_none(&verdict.citation),
                checked_on: verdict.checked_on.as_deref().map(Day::on),
            })
            .collect();
        let own = own_state.map(words::state);
        verdicts.sort_by_key(|verdict| (Some(verdict.state) != own, verdict.state));
        let pictures = details.pictures.iter().filter_map(|picture| {
            let document = documents.iter().find(|document| document.id == picture.attachment_id)?;
            let page = document.previews.iter().find(|preview| preview.number == 1);
            Some(Picture { filename: &document.filename, page, says: &picture.alternative_text })
        });
        Self {
            story: parts.into_iter().filter(|(_, _, html)| !html.is_empty()).collect(),
            figures: details.figures.iter().map(counted).collect(),
            pictures: pictures.collect(),
            fill_ins: &details.fill_ins,
            facts: facts(details),
            verdicts,
            contact: &details.contact,
        }
    }
}

fn facts(details: &Details) -> Vec<(&'static str, Fact<'_>)> {
    let line = |text: &str| (!text.is_empty()).then(|| Fact { line: text.to_owned(), ..Fact::default() });
    let minutes = details.minutes.map(|minutes| match minutes {
        1 => "1 minute".to_owned(),
        many => format!("{} minutes", words::count(many)),
    });
    let review_by =
        details.review_by.as_deref().map(|day| Fact { day: Some(Day::on(day)), ..Fact::default() });
    let all: [(&'static str, Option<Fact<'_>>); 9] = [
        ("For whom", line(&details.audience)),
        ("How long", minutes.as_deref().and_then(line)),
        ("Afterwards people can", lines(&details.objectives)),
        ("What it takes", line(&details.effort)),
        ("What it costs", line(&details.cost)),
        ("Sizes of office", named(details.sizes.iter().filter_map(|size| words::size(size)))),
        ("Elections", named(details.election_kinds.iter().map(|kind| words::election(kind)))),
        ("Equipment", lines(&details.equipment)),
        ("Its office looks at it again by", review_by),
    ];
    all.into_iter().filter_map(|(name, fact)| Some((name, fact?))).collect()
}

fn lines(lines: &[String]) -> Option<Fact<'_>> {
    named(lines.iter().map(String::as_str))
}

fn named<'a>(names: impl Iterator<Item = &'a str>) -> Option<Fact<'a>> {
    let names: Vec<&str> = names.collect();
    (!names.is_empty()).then(|| Fact { lines: names, ..Fact::default() })
}

fn counted(figure: &Figure) -> Counted<'_> {
    Counted {
        label: &figure.label,
        unit: &figure.unit,
        before: number(&figure.before),
        after: number(&figure.after),
    }
}

/// A version's number with commas between its thousands; what is none stays as it is.
fn number(text: &str) -> String {
    let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    match (whole.parse::<i64>(), part) {
        (Ok(whole), None) => words::count(whole),
        (Ok(read), Some(part)) if !(read == 0 && whole.starts_with('-')) => {
            format!("{}.{part}", words::count(read))
        }
        _ => text.to_owned(),
    }
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "–" } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_on_the_screens() {
        for (text, shown) in [
            ("1250", "1,250"),
            ("12.50", "12.50"),
            ("-1250.5", "-1,250.5"),
            ("-0.5", "-0.5"),
            ("", ""),
            ("a few", "a few"),
        ] {
            assert_eq!(number(text), shown, "{text}");
        }
    }

    #[test]
    fn a_day_stays_the_day_that_it_is() {
        let day = Day::on("2027-01-31");
        assert_eq!((day.instant.as_str(), day.words.as_str()), ("2027-01-31", "Jan 31, 2027"));
    }
}
