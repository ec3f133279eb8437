//! What a save changes in what a draft says beside its text.

use async_graphql::{ID, InputObject, MaybeUndefined};
use commons_kernel::{AttachmentId, Error, Result};
use commons_library::{self as library, DetailChanges};
use time::Date;

use crate::{
    ids::local,
    lists::{DRAFT, few},
    words::{DepartmentSize, ElectionKind, State, Usability, words},
};

/// What changes beside the text; what is left out stays as it is, a list is replaced as a whole.
#[derive(InputObject)]
pub(crate) struct DetailsInput {
    /// How usable it is, at most one verdict a state.
    verdicts: Option<Vec<StateVerdictInput>>,
    /// The sizes of department that it is for; empty means any.
    sizes: Option<Vec<DepartmentSize>>,
    /// The equipment that it is about: at most 30 lines of 200 characters.
    equipment: Option<Vec<String>>,
    /// The kinds of election that it is for; empty means any.
    election_kinds: Option<Vec<ElectionKind>>,
    /// What it takes to use it; at most 500 characters.
    effort: Option<String>,
    /// What it costs; at most 500 characters.
    cost: Option<String>,
    /// When it should be looked at again; null takes it away.
    review_by: MaybeUndefined<Date>,
    /// Alternative texts of pictures among the draft's documents.
    pictures: Option<Vec<PictureInput>>,
    /// What is to be filled in in a template: at most 100.
    fill_ins: Option<Vec<FillInInput>>,
    /// Whom a training is for; at most 300 characters.
    audience: Option<String>,
    /// How long a training takes, 1 to 10,000 minutes; null takes it away.
    minutes: MaybeUndefined<i32>,
    /// What one can do after a training: at most 20 of 300 characters.
    objectives: Option<Vec<String>>,
    /// What the office of a story was up against; Markdown, at most 20,000 characters.
    challenge: Option<String>,
    /// What it did; Markdown, at most 20,000 characters.
    approach: Option<String>,
    /// What came of it; Markdown, at most 20,000 characters.
    outcome: Option<String>,
    /// What was counted in a story: at most 30.
    figures: Option<Vec<FigureInput>>,
    /// Whom to ask about a story; at most 300 characters.
    contact: Option<String>,
}

/// How usable a resource is in a state, and by what.
#[derive(InputObject)]
struct StateVerdictInput {
    /// The state.
    state: State,
    /// How usable it is there.
    usability: Usability,
    /// Why; at most 500 characters.
    #[graphql(default)]
    reason: String,
    /// The law or the rule that says so; at most 500 characters.
    #[graphql(default)]
    citation: String,
    /// When somebody looked.
    checked_on: Option<Date>,
}

/// What an office counted. What is no number is kept while it is written, and told before it is published.
#[derive(InputObject)]
struct FigureInput {
    /// What was counted; at most 200 characters.
    label: String,
    /// The number before, or nothing.
    #[graphql(default)]
    before: String,
    /// The number after.
    after: String,
    /// What the numbers count; at most 60 characters.
    #[graphql(default)]
    unit: String,
}

/// Something to fill in in a template.
#[derive(InputObject)]
struct FillInInput {
    /// What it is called in the document; at most 100 characters.
    name: String,
    /// What belongs there; at most 300 characters.
    #[graphql(default)]
    hint: String,
    /// How it looks when it is filled in; at most 300 characters.
    #[graphql(default)]
    example: String,
}

/// A picture among the documents.
#[derive(InputObject)]
struct PictureInput {
    /// The document.
    attachment_id: ID,
    /// What it says to who does not see it; at most 500 characters.
    alternative_text: String,
}

impl DetailsInput {
    /// What it changes.
    ///
    /// # Errors
    /// Bad input by its field: an id of something else, lists longer than any draft's, minutes out of range.
    pub(crate) fn changes(self) -> Result<DetailChanges> {
        let verdicts = few("details.verdicts", DRAFT, self.verdicts)?;
        let sizes = few("details.sizes", DRAFT, self.sizes)?;
        let election_kinds = few("details.electionKinds", DRAFT, self.election_kinds)?;
        let pictures = few("details.pictures", DRAFT, self.pictures)?;
        let fill_ins = few("details.fillIns", DRAFT, self.fill_ins)?;
        let figures = few("details.figures", DRAFT, self.figures)?;
        Ok(DetailChanges {
            verdicts: verdicts.map(|verdicts| verdicts.into_iter().map(Into::into).collect()),
            sizes: sizes.map(|sizes| words(Some(sizes))),
            equipment: few("details.equipment", DRAFT, self.equipment)?,
            election_kinds: election_kinds.map(|kinds| words(Some(kinds))),
            effort: self.effort,
            cost: self.cost,
            review_by: taken(self.review_by),
            pictures: pictures.map(all_pictures).transpose()?,
            fill_ins: fill_ins.map(|fields| fields.into_iter().map(Into::into).collect()),
            audience: self.audience,
            minutes: taken(self.minutes).map(|minutes| minutes.map(duration).transpose()).transpose()?,
            objectives: few("details.objectives", DRAFT, self.objectives)?,
            challenge: self.challenge,
            approach: self.approach,
            outcome: self.outcome,
            figures: figures.map(|figures| figures.into_iter().map(Into::into).collect()),
            contact: self.contact,
        })
    }
}

/// What is left out stays; null takes it away.
fn taken<T>(field: MaybeUndefined<T>) -> Option<Option<T>> {
    match field {
        MaybeUndefined::Undefined => None,
        MaybeUndefined::Null => Some(None),
        MaybeUndefined::Value(value) => Some(Some(value)),
    }
}

fn duration(minutes: i32) -> Result<u16> {
    u16::try_from(minutes)
        .ok()
        .filter(|minutes| (1..=10_000).contains(minutes))
        .ok_or_else(|| Error::bad_input("details.minutes", "give whole minutes from 1 to 10,000"))
}

fn all_pictures(pictures: Vec<PictureInput>) -> Result<Vec<library::Picture>> {
    let picture = |picture: PictureInput| {
        let attachment = local::<AttachmentId>(&picture.attachment_id, "details.pictures")?;
        Ok(library::Picture { attachment, alternative_text: picture.alternative_text })
    };
    pictures.into_iter().map(picture).collect()
}

impl From<StateVerdictInput> for library::StateVerdict {
    fn from(input: StateVerdictInput) -> Self {
        Self {
            state: input.state.into(),
            usability: input.usability.into(),
            reason: input.reason,
            citation: input.citation,
            checked_on: input.checked_on,
        }
    }
}

impl From<FigureInput> for library::Figure {
    fn from(input: FigureInput) -> Self {
        Self { label: input.label, before: input.before, after: input.after, unit: input.unit }
    }
}

impl From<FillInInput> for library::FillIn {
    fn from(input: FillInInput) -> Self {
        Self { name: input.name, hint: input.hint, example: input.example }
    }
}
