//! What a resource says beside its text: how usable it is by state, what it takes, and what its kind asks for.

mod check;
mod number;
mod unfinished;

use commons_entity::{draft, version};
use commons_kernel::{AttachmentId, DepartmentSize, ElectionKind, Error, Result, State, Usability};
use serde::{Deserialize, Serialize};
use time::Date;

pub(crate) use unfinished::unfinished;

time::serde::format_description!(day, Date, "[year]-[month]-[day]");

/// What a resource says beside its text. What its kind does not ask for stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Details {
    /// How usable it is, one verdict a state.
    pub verdicts: Vec<StateVerdict>,
    /// The sizes of department that it is for; empty means any.
    pub sizes: Vec<DepartmentSize>,
    /// The equipment that it is about, a line each.
    pub equipment: Vec<String>,
    /// The kinds of election that it is for; empty means any.
    pub election_kinds: Vec<ElectionKind>,
    /// What it takes to use it, in people and days.
    pub effort: String,
    /// What it costs.
    pub cost: String,
    /// When it should be looked at again.
    #[serde(with = "day::option")]
    pub review_by: Option<Date>,
    /// What pictures among the documents say to who does not see them.
    pub pictures: Vec<Picture>,
    /// What is to be filled in in a template.
    pub fill_ins: Vec<FillIn>,
    /// Whom a training is for.
    pub audience: String,
    /// How long a training takes.
    pub minutes: Option<u16>,
    /// What one can do after a training.
    pub objectives: Vec<String>,
    /// What the office of a story was up against, in Markdown.
    pub challenge: String,
    /// What it did, in Markdown.
    pub approach: String,
    /// What came of it, in Markdown.
    pub outcome: String,
    /// What it counted.
    pub figures: Vec<Figure>,
    /// Whom to ask: a post or a mailbox.
    pub contact: String,
}

/// How usable a resource is in a state, and by what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateVerdict {
    /// The state.
    pub state: State,
    /// How usable it is there.
    pub usability: Usability,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// The law or the rule that says so.
    #[serde(default)]
    pub citation: String,
    /// When somebody looked.
    #[serde(default, with = "day::option")]
    pub checked_on: Option<Date>,
}

/// What an office counted. While it is written the numbers are what was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What was counted.
    pub label: String,
    /// The number before.
    #[serde(default)]
    pub before: String,
    /// The number after.
    pub after: String,
    /// What the numbers count, such as minutes.
    #[serde(default)]
    pub unit: String,
}

/// Something to fill in in a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FillIn {
    /// What it is called in the document.
    pub name: String,
    /// What belongs there.
    #[serde(default)]
    pub hint: String,
    /// How it looks when it is filled in.
    #[serde(default)]
    pub example: String,
}

/// A picture among the documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// The document.
    pub attachment: AttachmentId,
    /// What it says to who does not see it (WCAG 2.2, criterion 1.1.1).
    pub alternative_text: String,
}

/// What a save changes; what is `None` stays as it is. What can be absent is taken away by `Some(None)`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DetailChanges {
    pub verdicts: Option<Vec<StateVerdict>>,
    pub sizes: Option<Vec<DepartmentSize>>,
    pub equipment: Option<Vec<String>>,
    pub election_kinds: Option<Vec<ElectionKind>>,
    pub effort: Option<String>,
    pub cost: Option<String>,
    pub review_by: Option<Option<Date>>,
    pub pictures: Option<Vec<Picture>>,
    pub fill_ins: Option<Vec<FillIn>>,
    pub audience: Option<String>,
    pub minutes: Option<Option<u16>>,
    pub objectives: Option<Vec<String>>,
    pub challenge: Option<String>,
    pub approach: Option<String>,
    pub outcome: Option<String>,
    pub figures: Option<Vec<Figure>>,
    pub contact: Option<String>,
}

impl From<Details> for DetailChanges {
    /// Everything anew.
    fn from(all: Details) -> Self {
        Self {
            verdicts: Some(all.verdicts),
            sizes: Some(all.sizes),
            equipment: Some(all.equipment),
            election_kinds: Some(all.election_kinds),
            effort: Some(all.effort),
            cost: Some(all.cost),
            review_by: Some(all.review_by),
            pictures: Some(all.pictures),
            fill_ins: Some(all.fill_ins),
            audience: Some(all.audience),
            minutes: Some(all.minutes),
            objectives: Some(all.objectives),
            challenge: Some(all.challenge),
            approach: Some(all.approach),
            outcome: Some(all.outcome),
            figures: Some(all.figures),
            contact: Some(all.contact),
        }
    }
}

impl Details {
    /// The same details with the changes made.
    pub(crate) fn with(self, changes: DetailChanges) -> Self {
        Self {
            verdicts: changes.verdicts.unwrap_or(self.verdicts),
            sizes: changes.sizes.unwrap_or(self.sizes),
            equipment: changes.equipment.unwrap_or(self.equipment),
            election_kinds: changes.election_kinds.unwrap_or(self.election_kinds),
            effort: changes.effort.unwrap_or(self.effort),
            cost: changes.cost.unwrap_or(self.cost),
            review_by: changes.review_by.unwrap_or(self.review_by),
            pictures: changes.pictures.unwrap_or(self.pictures),
            fill_ins: changes.fill_ins.unwrap_or(self.fill_ins),
            audience: changes.audience.unwrap_or(self.audience),
            minutes: changes.minutes.unwrap_or(self.minutes),
            objectives: changes.objectives.unwrap_or(self.objectives),
            challenge: changes.challenge.unwrap_or(self.challenge),
            approach: changes.approach.unwrap_or(self.approach),
            outcome: changes.outcome.unwrap_or(self.outcome),
            figures: changes.figures.unwrap_or(self.figures),
            contact: changes.contact.unwrap_or(self.contact),
        }
        .tidy()
    }

    /// The same without the blanks that people leave by accident, and without lines that say nothing.
    fn tidy(mut self) -> Self {
        let text = |text: &mut String| *text = text.replace('\0', "\u{fffd}");
        let line = |text: &mut String| *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for lines in [&mut self.equipment, &mut self.objectives] {
            lines.iter_mut().for_each(line);
            lines.retain(|line| !line.is_empty());
        }
        for line_of in [&mut self.audience, &mut self.contact] {
            line(line_of);
        }
        for figure in &mut self.figures {
            [&mut figure.label, &mut figure.before, &mut figure.after, &mut figure.unit]
                .into_iter()
                .for_each(line);
        }
        self.figures.retain(|figure| {
            [&figure.label, &figure.before, &figure.after, &figure.unit].iter().any(|text| !text.is_empty())
        });
        for field in &mut self.fill_ins {
            [&mut field.name, &mut field.hint, &mut field.example].into_iter().for_each(line);
        }
        self.fill_ins
            .retain(|field| [&field.name, &field.hint, &field.example].iter().any(|text| !text.is_empty()));
        for verdict in &mut self.verdicts {
            [&mut verdict.reason, &mut verdict.citation].into_iter().for_each(line);
        }
        for picture in &mut self.pictures {
            line(&mut picture.alternative_text);
        }
        self.sizes.sort_unstable();
        self.sizes.dedup();
        self.election_kinds.sort_unstable();
        self.election_kinds.dedup();
        [&mut self.effort, &mut self.cost, &mut self.challenge, &mut self.approach, &mut self.outcome]
            .into_iter()
            .for_each(text);
        self
    }

    /// The same as a version keeps it: numbers as numbers, and pictures of its own documents only.
    pub(crate) fn final_with(mut self, documents: &[AttachmentId]) -> Self {
        for figure in &mut self.figures {
            for text in [&mut figure.before, &mut figure.after] {
                if let Some(number) = number::number(text) {
                    *text = number;
                }
            }
        }
        self.pictures.retain(|picture| documents.contains(&picture.attachment));
        self
    }

    /// The texts that are read and searched beside the body, each with its name in GraphQL.
    pub fn texts(&self) -> [(&'static str, &str); 3] {
        [
            ("details.challenge", &self.challenge),
            ("details.approach", &self.approach),
            ("details.outcome", &self.outcome),
        ]
    }

    /// As a row keeps it.
    pub(crate) fn to_json(&self) -> Result<serde_json::Value> {
        serde_json::to_value(self).map_err(Error::internal)
    }

    fn read(json: &serde_json::Value) -> Result<Self> {
        Self::deserialize(json).map_err(Error::internal)
    }
}

impl TryFrom<&draft::Model> for Details {
    type Error = Error;
    fn try_from(draft: &draft::Model) -> Result<Self> {
        Self::read(&draft.details)
    }
}

impl TryFrom<&version::Model> for Details {
    type Error = Error;
    fn try_from(version: &version::Model) -> Result<Self> {
        Self::read(&version.details)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_row_without_details_says_nothing() {
        assert_eq!(Details::read(&json!({})).expect("empty"), Details::default());
    }

    #[test]
    fn what_is_written_is_read_again() {
        let details = Details {
            verdicts: vec![StateVerdict {
                state: State::OH,
                usability: Usability::Usable,
                reason: "Checked against the manual.".into(),
                citation: "ORC 3501.05".into(),
                checked_on: Some(time::macros::date!(2026 - 03 - 01)),
            }],
            review_by: Some(time::macros::date!(2027 - 01 - 31)),
            minutes: Some(45),
            ..Details::default()
        };
        let json = details.to_json().expect("json");
        assert_eq!(json["review_by"], "2027-01-31");
        assert_eq!(Details::read(&json).expect("the same"), details);
    }

    #[test]
    fn changes_leave_the_rest_and_lines_that_say_nothing_go() {
        let before = Details { cost: "None".into(), contact: "Mailroom".into(), ..Details::default() };
        let blank = FillIn { name: " ".into(), hint: String::new(), example: String::new() };
        let named = FillIn { name: " County  name ".into(), hint: String::new(), example: String::new() };
        let after = before.with(DetailChanges {
            fill_ins: Some(vec![blank, named]),
            equipment: Some(vec![String::new(), " e-pollbooks ".into()]),
            ..DetailChanges::default()
        });
        assert_eq!(after.cost, "None");
        assert_eq!(after.contact, "Mailroom");
        assert_eq!(after.equipment, ["e-pollbooks"]);
        assert_eq!(
            after.fill_ins.iter().map(|field| field.name.as_str()).collect::<Vec<_>>(),
            ["County name"]
        );
    }
}
