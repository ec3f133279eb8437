//! What was decided, month by month: the same markup as `web/src/features/moderation/open/TransparencyPage.tsx`.

use askama::Template;
use poem::{Response, handler};
use serde::Deserialize;
use serde_json::json;
use time::{OffsetDateTime, UtcOffset, format_description::well_known::Rfc3339, macros::format_description};

use super::{
    Operation, described, operation,
    site::{Site, Without},
    visit::{Painted, Place, Visit},
    words,
};

pub(super) const TRANSPARENCY: Operation = operation!("Transparency");
const PLACE: Place = Place {
    sources: &[
        "src/features/moderation/open/TransparencyPage.tsx",
        "src/locales/en.po",
        "src/locales/moderation/en.po",
    ],
    without: Without::READING,
};

/// Older months are folded away.
const SHOWN: usize = 6;

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Answer {
    pub(super) transparency: Vec<Month>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Month {
    pub(super) month: String,
    pub(super) open: i64,
    pub(super) median_hours: Option<f64>,
    pub(super) lines: Vec<Line>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Line {
    pub(super) kind: String,
    pub(super) about: String,
    pub(super) flag_kind: Option<String>,
    pub(super) decision: String,
    pub(super) count: i64,
}

#[derive(Template)]
#[template(path = "transparency.html")]
struct Page<'a> {
    site: &'a Site,
    count: String,
    months: Vec<Shown<'a>>,
    older: Vec<Shown<'a>>,
    /// What unfolds them.
    unfold: String,
}

/// A month in words.
struct Shown<'a> {
    id: &'a str,
    name: String,
    /// How long decisions took, and what is open.
    says: String,
    /// What was asked, what was decided, and how often.
    lines: Vec<(String, &'static str, String)>,
}

/// What the Alliance was asked and what it decided.
#[handler]
pub(crate) async fn open_transparency(visit: Visit<'_>) -> Response {
    visit
        .paint(&PLACE, async |look| {
            let answer: Answer = look.ask(&TRANSPARENCY, json!({})).await?;
            let about = "What the Alliance was asked, and what it decided, month by month.";
            let head = described(about, &look.address("/transparency"));
            let page = paint(&look.site, &answer.transparency, look.state.clock.now());
            Ok(Painted::shown("What the Alliance decides", head, page))
        })
        .await
}

fn paint(site: &Site, months: &[Month], now: OffsetDateTime) -> askama::Result<String> {
    let (new, old) = months.split_at(months.len().min(SHOWN));
    let count = match months.len() {
        0 => "Nothing was decided so far".to_owned(),
        1 => "1 month".to_owned(),
        many => format!("{many} months"),
    };
    let unfold = match old.len() {
        1 => "Show 1 older month".to_owned(),
        many => format!("Show {many} older months"),
    };
    let this = running(now);
    let in_words = |month| Shown::of(month, &this);
    Page {
        site,
        count,
        months: new.iter().map(in_words).collect(),
        older: old.iter().map(in_words).collect(),
        unfold,
    }
    .render()
}

impl<'a> Shown<'a> {
    fn of(month: &'a Month, running: &str) -> Self {
        let open = match (month.month == running, month.open) {
            (true, 0) => "The month still runs. Nothing is open now.".to_owned(),
            (true, 1) => "The month still runs. 1 request is open now.".to_owned(),
            (true, many) => format!("The month still runs. {} requests are open now.", words::count(many)),
            (false, 0) => "Nothing was left open at its end.".to_owned(),
            (false, 1) => "1 request was left open at its end.".to_owned(),
            (false, many) => format!("{} requests were left open at its end.", words::count(many)),
        };
        let took = month.median_hours.map(|hours| format!("{} ", took(hours)));
        Self {
            id: &month.month,
            name: month_name(&month.month),
            says: took.unwrap_or_default() + &open,
            lines: month.lines.iter().map(line).collect(),
        }
    }
}

fn line(line: &Line) -> (String, &'static str, String) {
    let asked = words::asked(&line.kind, &line.about);
    let asked = match &line.flag_kind {
        Some(flag) => format!("{asked}: {}", words::flag(flag)),
        None => asked.to_owned(),
    };
    (asked, words::decided(&line.kind, &line.about, &line.decision), words::count(line.count))
}

/// Half of the decisions took no longer.
fn took(hours: f64) -> String {
    let half = "Half of the decisions took";
    match (hours.round(), (hours / 24.0).round()) {
        (whole, _) if whole < 1.0 => format!("{half} less than an hour."),
        (1.0, _) => format!("{half} an hour or less."),
        (whole, _) if whole < 48.0 => format!("{half} {whole} hours or less."),
        (_, days) => format!("{half} {days} days or less."),
    }
}

/// The month that runs, in UTC.
fn running(now: OffsetDateTime) -> String {
    let form = format_description!("[year]-[month]");
    now.to_offset(UtcOffset::UTC).format(&form).unwrap_or_default()
}

/// A month such as "2026-11" as "November 2026"; what is none stays as it is.
fn month_name(month: &str) -> String {
    let form = format_description!("[month repr:long] [year]");
    let first = OffsetDateTime::parse(&format!("{month}-01T00:00:00Z"), &Rfc3339);
    first.ok().and_then(|first| first.format(&form).ok()).unwrap_or_else(|| month.to_owned())
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_month_reads_as_on_the_screens() {
        assert_eq!(month_name("2026-11"), "November 2026");
        assert_eq!(month_name("soon"), "soon");
        assert_eq!(running(datetime!(2026-11-30 23:00 -05:00)), "2026-12");
        for (hours, words) in [
            (0.4, "less than an hour."),
            (1.2, "an hour or less."),
            (5.2, "5 hours or less."),
            (60.0, "3 days or less."),
        ] {
            assert_eq!(took(hours), format!("Half of the decisions took {words}"));
        }
    }

    #[test]
    fn older_months_are_folded_and_each_has_its_table() {
        let line = |kind: &str, about: &str, decision: &str, count| Line {
            kind: kind.to_owned(),
            about: about.to_owned(),
            flag_kind: (kind == "FLAG").then(|| "OUTDATED".to_owned()),
            decision: decision.to_owned(),
            count,
        };
        let lines = || {
            vec![
                line("FLAG", "RESOURCE", "UPHELD", 1200),
                line("FLAG", "COLLECTION", "DISMISSED", 2),
                line("PUBLICATION", "COLLECTION", "APPROVED", 3),
                line("MODERATION", "RESOURCE", "TAKEN_DOWN", 4),
                line("MODERATION", "COLLECTION", "PUT_BACK", 5),
            ]
        };
        let month = |number: usize| Month {
            month: format!("2026-{number:02}"),
            open: 1,
            median_hours: None,
            lines: if number == 11 { lines() } else { Vec::new() },
        };
        let months: Vec<Month> = (4..=11).rev().map(month).collect();
        let site = Site::new(None, "/transparency", Without::READING);
        let page = paint(&site, &months, datetime!(2026-11-20 12:00 UTC)).expect("a page");
        for part in [
            "<h2 id=\"month-2026-11\">November 2026</h2>",
            "The month still runs. 1 request is open now.",
            "1 request was left open at its end.",
            "<th scope=\"row\">Flag: Out of date</th><td data-label=\"What was decided\">Something was wrong</td><td data-label=\"How many\">1,200</td>",
            "<th scope=\"row\">Flag on a collection: Out of date</th><td data-label=\"What was decided\">Left as it is</td>",
            "<th scope=\"row\">Showing a collection further</th><td data-label=\"What was decided\">Shown as far as asked</td>",
            "<th scope=\"row\">Nobody asked: a resource</th><td data-label=\"What was decided\">Taken down</td>",
            "<th scope=\"row\">Nobody asked: a collection</th><td data-label=\"What was decided\">Published again</td>",
            "<summary>Show 2 older months</summary>",
            "<a href=\"/transparency.csv\"",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
        assert_eq!(page.matches("<table").count(), 1, "a month without decisions says so");
        let page = paint(&site, &[], datetime!(2026-11-20 12:00 UTC)).expect("a page");
        assert!(page.contains("Nothing was decided so far") && !page.contains("transparency.csv"), "{page}");
    }
}
