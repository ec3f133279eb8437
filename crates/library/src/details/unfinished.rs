//! What the details of a draft still lack before it can be submitted or published.

use commons_entity::attachment;
use commons_kernel::{Kind, State, Usability};
use time::Date;

use super::{Details, Figure, number::number};
use crate::{
    Problem,
    preflight::{ProblemCode, Said},
};

/// Everything in the details that stands in the way. `states` is where the resource applies, `documents` what it holds.
pub(crate) fn unfinished(
    details: &Details,
    kind: Kind,
    states: &[State],
    documents: &[&attachment::Model],
    today: Date,
) -> Vec<Problem> {
    let mut problems = verdicts(details, states, today);
    if kind == Kind::Story {
        problems.extend(story(details));
    }
    problems.extend(details.figures.iter().filter_map(figure));
    let nameless = details.fill_ins.iter().filter(|field| field.name.is_empty());
    problems.extend(nameless.map(|_| say("details.fillIns", ProblemCode::FillInWithoutName.plain())));
    problems.extend(pictures(details, documents));
    problems
}

fn verdicts(details: &Details, states: &[State], today: Date) -> Vec<Problem> {
    let mut problems = Vec::new();
    for verdict in &details.verdicts {
        let mut found = |code: ProblemCode| {
            problems.push(say("details.verdicts", code.of("state", verdict.state.name())));
        };
        let said = verdict.usability != Usability::NotChecked;
        if said && verdict.reason.is_empty() {
            found(ProblemCode::VerdictWithoutReason);
        }
        if verdict.checked_on.is_some_and(|day| day > today) {
            found(ProblemCode::VerdictToCome);
        }
        if verdict.usability == Usability::NotUsable && states.contains(&verdict.state) {
            found(ProblemCode::VerdictContradicts);
        }
    }
    problems
}

/// A story told in parts has all of them. One that is told in the text alone needs none.
fn story(details: &Details) -> Vec<Problem> {
    let asks = [ProblemCode::ChallengeMissing, ProblemCode::ApproachMissing, ProblemCode::OutcomeMissing];
    let parts = details.texts();
    if parts.iter().all(|(_, text)| text.trim().is_empty()) {
        return Vec::new();
    }
    let missing = parts.iter().zip(asks).filter(|((_, text), _)| text.trim().is_empty());
    missing.map(|((field, _), ask)| say(field, ask.plain())).collect()
}

fn figure(figure: &Figure) -> Option<Problem> {
    let found = |said| Some(say("details.figures", said));
    if figure.label.is_empty() {
        return found(ProblemCode::FigureWithoutName.plain());
    }
    let label = ("label", figure.label.clone());
    if figure.after.is_empty() {
        return found(ProblemCode::FigureWithoutNumber.say(vec![label]));
    }
    let typed = [&figure.before, &figure.after].into_iter().filter(|text| !text.is_empty());
    let wrong = typed.into_iter().find(|text| number(text).is_none())?;
    found(ProblemCode::FigureNoNumber.say(vec![("typed", wrong.clone()), label]))
}

/// Pictures need words for who does not see them (WCAG 2.2, criterion 1.1.1).
fn pictures(details: &Details, documents: &[&attachment::Model]) -> Vec<Problem> {
    let told = |document: &attachment::Model| {
        details
            .pictures
            .iter()
            .any(|picture| picture.attachment.uuid() == document.id && !picture.alternative_text.is_empty())
    };
    documents
        .iter()
        .filter(|document| document.media_type.starts_with("image/") && !told(document))
        .map(|document| {
            say("details.pictures", ProblemCode::PictureWithoutText.of("document", &document.filename))
        })
        .collect()
}

fn say(field: &'static str, said: Said) -> Problem {
    Problem { field, said }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::details::StateVerdict;

    const TODAY: Date = date!(2026 - 11 - 30);

    fn told(details: &Details, kind: Kind) -> Vec<(&'static str, String)> {
        let problems = unfinished(details, kind, &[State::OH], &[], TODAY);
        problems.into_iter().map(|problem| (problem.field, problem.said.whole())).collect()
    }

    #[test]
    fn nothing_said_is_nothing_wrong() {
        for kind in Kind::ALL {
            assert!(told(&Details::default(), *kind).is_empty(), "{kind}");
        }
    }

    #[test]
    fn a_story_in_parts_has_all_of_them() {
        let details = Details { challenge: "Lines.".into(), ..Details::default() };
        let fields: Vec<_> = told(&details, Kind::Story).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["details.approach", "details.outcome"]);
        assert!(told(&details, Kind::Template).is_empty(), "a template has no such parts");
    }

    #[test]
    fn a_figure_is_a_number() {
        let figure = |before: &str, after: &str| Figure {
            label: "Wait".into(),
            before: before.into(),
            after: after.into(),
            unit: "minutes".into(),
        };
        let details = Details { figures: vec![figure("about 30", "12")], ..Details::default() };
        let problems = told(&details, Kind::Story);
        assert_eq!(problems.len(), 1);
        assert!(problems[0].1.contains("“about 30” of “Wait” is not a number"), "{problems:?}");
        let details =
            Details { figures: vec![figure("1,250", "12.5"), figure("", "3")], ..Details::default() };
        assert!(told(&details, Kind::Story).is_empty());
        let details = Details { figures: vec![figure("3", "")], ..Details::default() };
        assert!(told(&details, Kind::Story)[0].1.contains("no number after"));
    }

    #[test]
    fn a_verdict_has_a_reason_a_day_that_was_and_no_contradiction() {
        let verdict = |state, usability, reason: &str, day| StateVerdict {
            state,
            usability,
            reason: reason.into(),
            citation: String::new(),
            checked_on: Some(day),
        };
        let wrong = [
            (verdict(State::MI, Usability::Usable, "", TODAY), "Say why for Michigan"),
            (verdict(State::MI, Usability::Usable, "Read.", date!(2026 - 12 - 01)), "still to come"),
            (verdict(State::OH, Usability::NotUsable, "Form 10-A.", TODAY), "Take out one of the two"),
        ];
        for (verdict, words) in wrong {
            let details = Details { verdicts: vec![verdict], ..Details::default() };
            let problems = told(&details, Kind::Template);
            assert!(problems.len() == 1 && problems[0].1.contains(words), "{words}: {problems:?}");
        }
        let good = verdict(State::OH, Usability::UsableWithChanges, "Another deadline.", TODAY);
        let unchecked =
            StateVerdict { checked_on: None, ..verdict(State::MI, Usability::NotChecked, "", TODAY) };
        let details = Details { verdicts: vec![good, unchecked], ..Details::default() };
        assert!(told(&details, Kind::Template).is_empty());
    }
}
