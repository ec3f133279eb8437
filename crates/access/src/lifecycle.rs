//! The life of a resource: the one table of what may become of it, who may do that, and what its readers see.
//!
//! A life has two tracks. What is *shown* is a draft until something is published; the *next* version is written beside what
//! is shown, and is shown once it is published. `crates/lifecycle.md` is this table as a picture, printed and tested.
//!
//! Invariants: no other file says which step follows which; a step that is not written here is refused.

use commons_kernel::{
    Error, ResourceStatus,
    ResourceStatus::{
        Archived, ChangesAsked, Corrected, Draft, InReview, Published, Submitted, Superseded, TakenDown,
        Withdrawn,
    },
    Result,
};

use crate::Action;

mod picture;

pub use picture::picture;

/// Where a resource is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// What its readers have of it; before anything is published, where its first version is.
    pub status: ResourceStatus,
    /// Where the next version is, once something was published: a draft, submitted, in review or sent back. None: nobody
    /// writes one.
    pub next: Option<ResourceStatus>,
}

/// What can become of a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A next version is begun beside what is shown.
    Write,
    /// A contributor asks a publisher of the department.
    Submit,
    /// A publisher asks the Alliance.
    AskAlliance,
    /// The department takes back what it asked.
    TakeBack,
    /// A publisher of the department sends it back with a reason.
    SendBack,
    /// A publisher publishes it within the reach that is the department's own to give.
    Publish,
    /// A reviewer approves it, which publishes it.
    Approve,
    /// A reviewer sends it back with a reason.
    AskForChanges,
    /// A reviewer declines it with a reason.
    Decline,
    /// The department takes it from its readers, with a reason.
    Withdraw,
    /// The department says that nobody keeps it up.
    Archive,
    /// The department says what has taken its place.
    Supersede,
    /// The department puts it back.
    Restore,
    /// A moderator takes it from its readers, with a reason.
    TakeDown,
    /// A moderator puts it back.
    PutBack,
}

/// What a step makes of the track that it moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Makes {
    /// The version that is being written is there next.
    Next(ResourceStatus),
    /// The version that was written is what is shown; nobody writes a next one.
    New,
    /// What is shown is this now.
    Shown(ResourceStatus),
    /// What was shown before is shown again.
    Again,
    /// The same, as it was when it was taken away: what was archived or replaced then is so again.
    AsItWas,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
struct Move {
    step: Step,
    /// Who may: the policy says who holds this right.
    right: Action,
    /// From where: of the version that is being written, or of what is shown.
    from: &'static [ResourceStatus],
    makes: Makes,
    /// What is recorded.
    event: &'static str,
    /// What its readers see then.
    readers: &'static str,
}

const NOTHING_NEW: &str = "what they saw before";
/// Where readers have something.
const READABLE: &[ResourceStatus] = &[Published, Corrected, Superseded, Archived];

/// What somebody has said of it that a takedown does not unsay.
const AS_IT_WAS: &[ResourceStatus] = &[Superseded, Archived];

const MOVES: &[Move] = &[
    line(Step::Write, Action::Edit, READABLE, Makes::Next(Draft), "draft.saved", NOTHING_NEW),
    line(Step::Write, Action::Edit, &[Withdrawn, TakenDown], Makes::Next(Draft), "draft.saved", NOTHING_NEW),
    line(
        Step::Submit,
        Action::Submit,
        &[Draft, ChangesAsked],
        Makes::Next(Submitted),
        "review.submitted",
        NOTHING_NEW,
    ),
    line(
        Step::AskAlliance,
        Action::Publish,
        &[Draft, ChangesAsked, Submitted],
        Makes::Next(InReview),
        "review.requested",
        NOTHING_NEW,
    ),
    line(
        Step::TakeBack,
        Action::Submit,
        &[Submitted, InReview],
        Makes::Next(Draft),
        "review.taken_back",
        NOTHING_NEW,
    ),
    line(
        Step::SendBack,
        Action::Publish,
        &[Submitted],
        Makes::Next(ChangesAsked),
        "review.sent_back",
        NOTHING_NEW,
    ),
    line(
        Step::Publish,
        Action::Publish,
        &[Draft, ChangesAsked, Submitted],
        Makes::New,
        "version.published",
        "the new version",
    ),
    line(Step::Approve, Action::Review, &[InReview], Makes::New, "review.approved", "the new version"),
    line(
        Step::AskForChanges,
        Action::Review,
        &[InReview],
        Makes::Next(ChangesAsked),
        "review.changes_asked",
        NOTHING_NEW,
    ),
    line(Step::Decline, Action::Review, &[InReview], Makes::Next(Draft), "review.declined", NOTHING_NEW),
    line(
        Step::Withdraw,
        Action::Withdraw,
        READABLE,
        Makes::Shown(Withdrawn),
        "resource.withdrawn",
        "the notice with its reason, and nothing else",
    ),
    line(
        Step::Archive,
        Action::Withdraw,
        &[Published, Corrected],
        Makes::Shown(Archived),
        "resource.archived",
        "it, under a notice that nobody keeps it up",
    ),
    line(
        Step::Supersede,
        Action::Withdraw,
        &[Published, Corrected, Archived],
        Makes::Shown(Superseded),
        "resource.superseded",
        "it, under a notice of what has taken its place",
    ),
    line(
        Step::Restore,
        Action::Withdraw,
        &[Superseded, Archived, Withdrawn],
        Makes::Again,
        "resource.restored",
        "it, as before",
    ),
    line(
        Step::TakeDown,
        Action::Moderate,
        READABLE,
        Makes::Shown(TakenDown),
        "resource.taken_down",
        "the notice with its reason, and nothing else",
    ),
    line(
        Step::PutBack,
        Action::Moderate,
        &[TakenDown],
        Makes::AsItWas,
        "resource.put_back",
        "it, as before, under the notice that stood above it then",
    ),
];

const fn line(
    step: Step,
    right: Action,
    from: &'static [ResourceStatus],
    makes: Makes,
    event: &'static str,
    readers: &'static str,
) -> Move {
    Move { step, right, from, makes, event, readers }
}

impl Step {
    /// Every step, in the order of the table.
    pub const ALL: [Self; 15] = [
        Self::Write,
        Self::Submit,
        Self::AskAlliance,
        Self::TakeBack,
        Self::SendBack,
        Self::Publish,
        Self::Approve,
        Self::AskForChanges,
        Self::Decline,
        Self::Withdraw,
        Self::Archive,
        Self::Supersede,
        Self::Restore,
        Self::TakeDown,
        Self::PutBack,
    ];

    /// The right that the step needs.
    pub fn right(self) -> Action {
        self.first_line().right
    }

    /// The kind of the event that records it.
    pub fn event(self) -> &'static str {
        self.first_line().event
    }

    /// The words for it after "it cannot be …".
    const fn told(self) -> &'static str {
        match self {
            Self::Write => "written anew",
            Self::Submit => "submitted",
            Self::AskAlliance => "sent to the Alliance",
            Self::TakeBack => "taken back",
            Self::SendBack => "sent back",
            Self::Publish => "published",
            Self::Approve => "approved",
            Self::AskForChanges => "sent back by a reviewer",
            Self::Decline => "declined",
            Self::Withdraw => "withdrawn",
            Self::Archive => "archived",
            Self::Supersede => "marked as replaced",
            Self::Restore => "put back by its department",
            Self::TakeDown => "taken down",
            Self::PutBack => "put back by the Alliance",
        }
    }

    fn lines(self) -> impl Iterator<Item = &'static Move> {
        MOVES.iter().filter(move |line| line.step == self)
    }

    fn first_line(self) -> &'static Move {
        MOVES.iter().find(|line| line.step == self).unwrap_or(&MOVES[0])
    }
}

impl Life {
    /// A resource that was just made.
    pub const NEW: Self = Self { status: Draft, next: None };

    /// Whether its readers may read it.
    pub fn is_readable(self) -> bool {
        READABLE.contains(&self.status)
    }

    /// Whether Alliance staff have it before them, published or not.
    pub fn is_before_alliance(self) -> bool {
        self.status == TakenDown || self.writing() == Some(InReview)
    }

    /// Where the version is that is being written.
    pub fn writing(self) -> Option<ResourceStatus> {
        if self.was_published() { self.next } else { Some(self.status) }
    }

    /// Whether something was published once.
    fn was_published(self) -> bool {
        !matches!(self.status, Draft | Submitted | InReview | ChangesAsked)
    }

    /// Whether the step may be taken now, by who has the right to it.
    pub fn allows(self, step: Step) -> bool {
        self.line(step).is_some()
    }

    /// The life after a step.
    ///
    /// # Errors
    /// Conflict when the step does not lead on from here; it says from where it does.
    pub fn after(self, step: Step) -> Result<Self> {
        let line = self.line(step).ok_or_else(|| Error::conflict("resourceId", self.refusal(step)))?;
        Ok(match line.makes {
            Makes::Next(next) if self.was_published() => Self { next: Some(next), ..self },
            Makes::Next(next) => Self { status: next, next: None },
            Makes::New => Self { status: Published, next: None },
            Makes::Shown(status) => Self { status, ..self },
            Makes::Again | Makes::AsItWas => Self { status: Published, ..self },
        })
    }

    /// The same, where it was archived or replaced when the Alliance took it down: nobody keeps it up by putting it back.
    pub fn as_it_was(self, before: ResourceStatus) -> Self {
        let stands = self.status == Published && AS_IT_WAS.contains(&before);
        if stands { Self { status: before, ..self } } else { self }
    }

    /// The same, where the version that is shown mends a mistake in the one before.
    pub fn mended(self) -> Self {
        if self.status == Published { Self { status: Corrected, ..self } } else { self }
    }

    /// Why a step is refused, in words for the screen.
    pub fn refusal(self, step: Step) -> String {
        let here = match step.first_line().makes {
            Makes::Next(_) | Makes::New if step != Step::Write => self.writing(),
            _ => Some(self.status),
        };
        let here = here.map_or("published without a next version", told);
        let from: Vec<_> = step.lines().flat_map(|line| line.from).map(|status| told(*status)).collect();
        // A department does not publish by itself what the Alliance took down.
        if step == Step::Publish && self.status == TakenDown {
            return "it was taken down by the Alliance; submit a new version for review".to_owned();
        }
        format!("it is {here}; only what is {} can be {}", from.join(" or "), step.told())
    }

    fn line(self, step: Step) -> Option<&'static Move> {
        if step == Step::Publish && self.status == TakenDown {
            return None;
        }
        step.lines().find(|line| match line.makes {
            // A next version is begun once; before anything is published, the first one is there already.
            Makes::Next(_) if step == Step::Write => self.next.is_none() && line.from.contains(&self.status),
            Makes::Next(_) | Makes::New => self.writing().is_some_and(|at| line.from.contains(&at)),
            Makes::Shown(_) | Makes::Again | Makes::AsItWas => line.from.contains(&self.status),
        })
    }
}

/// A status in the words of a sentence.
const fn told(status: ResourceStatus) -> &'static str {
    match status {
        Draft => "a draft",
        Submitted => "with a publisher of its department",
        InReview => "in review",
        ChangesAsked => "sent back",
        Published => "published",
        Corrected => "corrected",
        Superseded => "replaced by another",
        Archived => "archived",
        Withdrawn => "withdrawn",
        TakenDown => "taken down",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every life that there is.
    fn lives() -> Vec<Life> {
        let stages = [Draft, Submitted, InReview, ChangesAsked];
        let mut lives: Vec<Life> = stages.iter().map(|status| Life { status: *status, next: None }).collect();
        for status in ResourceStatus::ALL.iter().filter(|status| !stages.contains(status)) {
            lives.push(Life { status: *status, next: None });
            lives.extend(stages.iter().map(|next| Life { status: *status, next: Some(*next) }));
        }
        lives
    }

    #[test]
    fn every_move_of_every_life_is_taken_or_refused_with_its_reason() {
        let (mut taken, mut refused) = (0, 0);
        for life in lives() {
            for step in Step::ALL {
                match life.after(step) {
                    Ok(after) => {
                        taken += 1;
                        assert!(life.allows(step));
                        assert!(lives().contains(&after), "{life:?} after {step:?} is no life: {after:?}");
                    }
                    Err(error) => {
                        refused += 1;
                        assert!(!life.allows(step));
                        assert_eq!(error.code(), commons_kernel::Code::Conflict);
                        assert!(error.message().contains("it "), "{life:?} {step:?}: {}", error.message());
                    }
                }
            }
        }
        assert_eq!((taken, refused), (186, 324), "a change of the table shows here");
    }

    #[test]
    fn what_is_shown_stays_while_the_next_version_goes_its_way() {
        let shown = Life { status: Published, next: None };
        let written = shown.after(Step::Write).unwrap();
        assert_eq!(written, Life { status: Published, next: Some(Draft) });
        let asked = written.after(Step::AskAlliance).unwrap();
        assert!(asked.is_readable() && asked.is_before_alliance());
        assert_eq!(asked.after(Step::AskForChanges).unwrap().status, Published);
        assert_eq!(asked.after(Step::Approve).unwrap().mended(), Life { status: Corrected, next: None });
    }

    #[test]
    fn what_the_alliance_took_down_comes_back_through_the_alliance_alone() {
        let down = Life { status: Published, next: None }.after(Step::TakeDown).unwrap();
        assert!(!down.is_readable() && down.is_before_alliance());
        let written = down.after(Step::Write).unwrap();
        let refused = written.after(Step::Publish).unwrap_err();
        assert!(refused.message().contains("taken down by the Alliance"), "{}", refused.message());
        assert!(down.after(Step::Restore).is_err());
        let approved = written.after(Step::AskAlliance).unwrap().after(Step::Approve).unwrap();
        assert!(approved.is_readable());
    }

    #[test]
    fn a_takedown_does_not_unsay_what_was_said_before() {
        for status in [Superseded, Archived] {
            let there = Life { status, next: None };
            let back = there.after(Step::TakeDown).unwrap().after(Step::PutBack).unwrap();
            assert_eq!(back.as_it_was(status).mended(), there);
        }
        let back = Life { status: TakenDown, next: None }.after(Step::PutBack).unwrap();
        assert_eq!(back.as_it_was(Corrected).mended().status, Corrected);
        assert_eq!(back.as_it_was(Withdrawn).status, Published, "its department alone takes that back");
    }

    #[test]
    fn the_first_version_is_where_the_resource_is() {
        let sent = Life::NEW.after(Step::Submit).unwrap();
        assert_eq!(sent, Life { status: Submitted, next: None });
        assert!(!sent.is_before_alliance() && !sent.is_readable());
        assert!(Life::NEW.after(Step::Withdraw).is_err());
    }
}
