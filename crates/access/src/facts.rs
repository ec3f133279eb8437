//! What a rule may know of a row.

use commons_kernel::{DepartmentId, GroupId, PersonId, Reach, State};

use crate::Noun;

/// The facts of one row. A fact that a noun lacks is `None` or `false`, and never grants anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The department that owns the row.
    pub department: Option<DepartmentId>,
    /// The group that it is shared with when its reach is `group`, or that it belongs to.
    pub group: Option<GroupId>,
    /// The state of the department that owns it.
    pub state: Option<State>,
    /// The person it belongs to, while it belongs to one person alone. People belong to themselves.
    pub owner: Option<PersonId>,
    /// Who may read it once it is published.
    pub reach: Option<Reach>,
    /// Whether it is published.
    pub published: bool,
    /// Whether it is before the Alliance's reviewers.
    pub submitted: bool,
    /// Whether it is the Alliance's own, and no department's.
    pub of_alliance: bool,
    /// Whether it is its group's own, and no department's.
    pub of_group: bool,
    /// The facts of the resource that the row is about, when it is another tenant's and the row follows what it says.
    pub about: Option<About>,
}

/// The facts of the resource that a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// The department that owns the resource.
    pub department: DepartmentId,
    /// The group that it is shared with, when its reach is `group`.
    pub group: Option<GroupId>,
    /// The state of the department that owns it.
    pub state: State,
    /// Who may read it once it is published.
    pub reach: Reach,
    /// Whether it is published.
    pub published: bool,
    /// Whether it is before the Alliance's reviewers.
    pub submitted: bool,
}

impl From<About> for Facts {
    fn from(about: About) -> Self {
        Self {
            department: Some(about.department),
            group: about.group,
            state: Some(about.state),
            owner: None,
            reach: Some(about.reach),
            published: about.published,
            submitted: about.submitted,
            of_alliance: false,
            of_group: false,
            about: None,
        }
    }
}

/// A row whose rights are decided by its own facts. Children have none: they ask their parent.
pub trait Guarded {
    /// What the row is, in the policy's words.
    const NOUN: Noun;
    /// The row's facts, as they are now.
    fn facts(&self) -> Facts;
}
