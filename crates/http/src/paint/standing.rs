//! What a reader wants to know first: whether it still holds, and whether it may be used in their own state. The same markup as
//! `web/src/features/library/details/{ReviewNotice,OwnVerdict}.tsx`. `templates/standing.html` lays it out.

use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339};

use super::{
    answers::{Details, Verdict},
    reading::Day,
    words,
};

/// What stands above the documents; nothing where there is nothing to say.
#[derive(Default)]
pub(super) struct Standing<'a> {
    /// The day by which its office wanted to look at it again, once it has passed.
    pub(super) past_review: Option<Day>,
    pub(super) own: Option<OwnVerdict<'a>>,
}

/// The verdict about the reader's own state.
pub(super) struct OwnVerdict<'a> {
    pub(super) tone: &'static str,
    pub(super) state: &'a str,
    pub(super) usable: &'static str,
    pub(super) reason: &'a str,
    pub(super) citation: &'a str,
    pub(super) checked_on: Option<Day>,
}

impl<'a> Standing<'a> {
    /// For a reader of this state, now.
    pub(super) fn of(details: &'a Details, own_state: Option<&str>, now: OffsetDateTime) -> Self {
        let passed = details.review_by.as_deref().filter(|day| has_passed(day, now));
        let own = details.verdicts.iter().find(|verdict| Some(verdict.state.as_str()) == own_state);
        Self { past_review: passed.map(Day::on), own: own.map(OwnVerdict::of) }
    }
}

impl<'a> OwnVerdict<'a> {
    fn of(verdict: &'a Verdict) -> Self {
        Self {
            tone: match verdict.usability.as_str() {
                "USABLE" => "success",
                "USABLE_WITH_CHANGES" => "warning",
                "NOT_USABLE" => "error",
                _ => "info",
            },
            state: words::state(&verdict.state),
            usable: words::usability(&verdict.usability),
            reason: &verdict.reason,
            citation: &verdict.citation,
            checked_on: verdict.checked_on.as_deref().map(Day::on),
        }
    }
}

/// A day counts until its end, everywhere in the country: it has passed once the next one began in UTC and half a day went by.
fn has_passed(day: &str, now: OffsetDateTime) -> bool {
    OffsetDateTime::parse(&format!("{day}T00:00:00Z"), &Rfc3339)
        .is_ok_and(|begins| now > begins + Duration::hours(36))
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_day_counts_until_its_end_everywhere_in_the_country() {
        assert!(!has_passed("2027-01-31", datetime!(2027-02-01 12:00 UTC)));
        assert!(has_passed("2027-01-31", datetime!(2027-02-01 12:01 UTC)));
        assert!(!has_passed("soon", datetime!(2027-02-01 12:01 UTC)));
    }
}
