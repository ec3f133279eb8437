//! What a draft or a version says beside its text.

use async_graphql::{ID, Object, SimpleObject};
use commons_kernel::AttachmentId;
use commons_library::{self as library, html};
use time::Date;

use crate::{
    ids::global,
    words::{DepartmentSize, ElectionKind, State, Usability},
};

/// What a resource says beside its text. What its kind does not ask for is empty.
pub(crate) struct Details(pub library::Details);

/// How usable a resource is in a state, and by what.
#[derive(SimpleObject)]
pub(crate) struct StateVerdict {
    /// The state.
    state: State,
    /// How usable it is there.
    usability: Usability,
    /// Why.
    reason: String,
    /// The law or the rule that says so; empty when none is named.
    citation: String,
    /// When somebody looked.
    checked_on: Option<Date>,
}

/// What an office counted.
#[derive(SimpleObject)]
struct Figure {
    /// What was counted.
    label: String,
    /// The number before, or nothing; of a draft what was typed, of a version a number such as 1250 or 12.5.
    before: String,
    /// The number after.
    after: String,
    /// What the numbers count, such as minutes.
    unit: String,
}

/// Something to fill in in a template.
#[derive(SimpleObject)]
struct FillIn {
    /// What it is called in the document.
    name: String,
    /// What belongs there.
    hint: String,
    /// How it looks when it is filled in.
    example: String,
}

/// A picture among the documents.
#[derive(SimpleObject)]
struct Picture {
    /// The document.
    attachment_id: ID,
    /// What it says to who does not see it.
    alternative_text: String,
}

/// What a resource says beside its text. What its kind does not ask for is empty.
#[Object]
impl Details {
    /// How usable it is, one verdict a state.
    async fn verdicts(&self) -> Vec<StateVerdict> {
        self.0.verdicts.iter().map(StateVerdict::from).collect()
    }

    /// The sizes of department that it is for; empty means any.
    async fn sizes(&self) -> Vec<DepartmentSize> {
        self.0.sizes.iter().copied().map(Into::into).collect()
    }

    /// The equipment that it is about, a line each.
    async fn equipment(&self) -> &[String] {
        &self.0.equipment
    }

    /// The kinds of election that it is for; empty means any.
    async fn election_kinds(&self) -> Vec<ElectionKind> {
        self.0.election_kinds.iter().copied().map(Into::into).collect()
    }

    /// What it takes to use it, in people and days.
    async fn effort(&self) -> &str {
        &self.0.effort
    }

    /// What it costs.
    async fn cost(&self) -> &str {
        &self.0.cost
    }

    /// When it should be looked at again.
    async fn review_by(&self) -> Option<Date> {
        self.0.review_by
    }

    /// What pictures among the documents say to who does not see them.
    async fn pictures(&self) -> Vec<Picture> {
        let picture = |picture: &library::Picture| Picture {
            attachment_id: global::<AttachmentId>(picture.attachment),
            alternative_text: picture.alternative_text.clone(),
        };
        self.0.pictures.iter().map(picture).collect()
    }

    /// What is to be filled in in a template.
    async fn fill_ins(&self) -> Vec<FillIn> {
        let field = |field: &library::FillIn| FillIn {
            name: field.name.clone(),
            hint: field.hint.clone(),
            example: field.example.clone(),
        };
        self.0.fill_ins.iter().map(field).collect()
    }

    /// Whom a training is for.
    async fn audience(&self) -> &str {
        &self.0.audience
    }

    /// How long a training takes, in minutes.
    async fn minutes(&self) -> Option<i32> {
        self.0.minutes.map(Into::into)
    }

    /// What one can do after a training.
    async fn objectives(&self) -> &[String] {
        &self.0.objectives
    }

    /// What the office of a story was up against, in Markdown.
    async fn challenge(&self) -> &str {
        &self.0.challenge
    }

    /// The same as HTML that cannot run anything.
    #[graphql(complexity = 10)]
    async fn challenge_html(&self) -> String {
        html(&self.0.challenge)
    }

    /// What it did, in Markdown.
    async fn approach(&self) -> &str {
        &self.0.approach
    }

    /// The same as HTML that cannot run anything.
    #[graphql(complexity = 10)]
    async fn approach_html(&self) -> String {
        html(&self.0.approach)
    }

    /// What came of it, in Markdown.
    async fn outcome(&self) -> &str {
        &self.0.outcome
    }

    /// The same as HTML that cannot run anything.
    #[graphql(complexity = 10)]
    async fn outcome_html(&self) -> String {
        html(&self.0.outcome)
    }

    /// What was counted in a story.
    async fn figures(&self) -> Vec<Figure> {
        let figure = |figure: &library::Figure| Figure {
            label: figure.label.clone(),
            before: figure.before.clone(),
            after: figure.after.clone(),
            unit: figure.unit.clone(),
        };
        self.0.figures.iter().map(figure).collect()
    }

    /// Whom to ask about a story: a post or a mailbox.
    async fn contact(&self) -> &str {
        &self.0.contact
    }
}

impl From<&library::StateVerdict> for StateVerdict {
    fn from(verdict: &library::StateVerdict) -> Self {
        Self {
            state: verdict.state.into(),
            usability: verdict.usability.into(),
            reason: verdict.reason.clone(),
            citation: verdict.citation.clone(),
            checked_on: verdict.checked_on,
        }
    }
}
