//! The details of two versions side by side, each field as a text, a list or a value.

use commons_kernel::{DepartmentSize, ElectionKind, Usability};

use super::{ComparedText, text::Room};
use crate::details::{Details, Figure, FillIn, StateVerdict};

/// All fields of the details, as GraphQL spells them, in the order of the page.
pub(super) fn fields(from: &Details, to: &Details, room: &mut Room) -> Vec<(&'static str, ComparedText)> {
    let lists = |of: fn(&Details) -> Vec<String>| ComparedText::list(&of(from), &of(to));
    let value =
        |of: fn(&Details) -> Option<String>| ComparedText::value(of(from).as_deref(), of(to).as_deref());
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let contact = ComparedText::value(some(&from.contact).as_deref(), some(&to.contact).as_deref());
    let audience = ComparedText::value(some(&from.audience).as_deref(), some(&to.audience).as_deref());
    vec![
        ("challenge", ComparedText::markdown(&from.challenge, &to.challenge, room)),
        ("approach", ComparedText::markdown(&from.approach, &to.approach, room)),
        ("outcome", ComparedText::markdown(&from.outcome, &to.outcome, room)),
        ("figures", lists(|details| details.figures.iter().map(figure).collect())),
        ("fillIns", lists(|details| details.fill_ins.iter().map(fill_in).collect())),
        ("audience", audience),
        ("minutes", value(|details| details.minutes.map(|minutes| minutes.to_string()))),
        ("objectives", ComparedText::list(&from.objectives, &to.objectives)),
        ("contact", contact),
        ("verdicts", lists(|details| details.verdicts.iter().map(verdict).collect())),
        ("sizes", lists(|details| details.sizes.iter().copied().map(size).collect())),
        ("electionKinds", lists(|details| details.election_kinds.iter().copied().map(election).collect())),
        ("equipment", ComparedText::list(&from.equipment, &to.equipment)),
        ("effort", ComparedText::plain(&from.effort, &to.effort, room)),
        ("cost", ComparedText::plain(&from.cost, &to.cost, room)),
        ("reviewBy", value(|details| details.review_by.map(|day| day.to_string()))),
        (
            "pictures",
            lists(|details| details.pictures.iter().map(|one| one.alternative_text.clone()).collect()),
        ),
    ]
}

fn figure(figure: &Figure) -> String {
    let Figure { label, before, after, unit } = figure;
    let change = if before.is_empty() { after.clone() } else { format!("{before} → {after}") };
    format!("{label}: {change} {unit}").trim_end().to_owned()
}

fn fill_in(field: &FillIn) -> String {
    let said = [&field.name, &field.hint, &field.example].into_iter().filter(|text| !text.is_empty());
    said.map(String::as_str).collect::<Vec<_>>().join("; ")
}

fn verdict(verdict: &StateVerdict) -> String {
    let usable = match verdict.usability {
        Usability::Usable => "usable",
        Usability::UsableWithChanges => "usable with changes",
        Usability::NotUsable => "not usable",
        Usability::NotChecked => "not checked",
    };
    let mut words = format!("{}: {usable}", verdict.state.name());
    let day = verdict.checked_on.map(|day| format!("checked on {day}")).unwrap_or_default();
    for part in [&verdict.reason, &verdict.citation, &day] {
        if !part.is_empty() {
            words.push_str("; ");
            words.push_str(part);
        }
    }
    words
}

/// As GraphQL spells it.
fn size(size: DepartmentSize) -> String {
    size.as_str().to_uppercase()
}

/// As GraphQL spells it.
fn election(kind: ElectionKind) -> String {
    kind.as_str().to_uppercase()
}
