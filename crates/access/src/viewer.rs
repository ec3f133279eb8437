//! Who asks.

use commons_kernel::{AllianceRole, DepartmentId, GroupId, PersonId, Role, State};

/// The one who asks, before any right is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// Nobody is signed in.
    Visitor,
    /// A signed-in person.
    Person(PersonId),
    /// A part of the server, by name: it reads for the index, the jobs and the commands.
    System(&'static str),
}

/// A seat that the caller holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeatHeld {
    /// The department of the seat.
    pub department: DepartmentId,
    /// The department's state.
    pub state: State,
    /// The role that the seat owns.
    pub role: Role,
}

/// Who asks, with all that a rule may know of them. A visitor is a viewer too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// Who it is.
    pub caller: Caller,
    /// The seats they hold.
    pub seats: Vec<SeatHeld>,
    /// The groups that their departments belong to.
    pub groups: Vec<GroupId>,
    /// Their role as Alliance staff.
    pub alliance: Option<AllianceRole>,
}

impl Viewer {
    /// Somebody without an account.
    pub const fn visitor() -> Self {
        Self { caller: Caller::Visitor, seats: Vec::new(), groups: Vec::new(), alliance: None }
    }

    /// A named part of the server.
    pub const fn system(name: &'static str) -> Self {
        Self { caller: Caller::System(name), seats: Vec::new(), groups: Vec::new(), alliance: None }
    }

    /// The person, when one is signed in.
    pub fn person(&self) -> Option<PersonId> {
        match self.caller {
            Caller::Person(person) => Some(person),
            Caller::Visitor | Caller::System(_) => None,
        }
    }

    /// Whether a part of the server asks.
    pub fn is_system(&self) -> bool {
        matches!(self.caller, Caller::System(_))
    }

    /// Whether the Alliance knows them: a person with a seat, or staff.
    pub fn is_member(&self) -> bool {
        self.person().is_some() && (!self.seats.is_empty() || self.alliance.is_some())
    }

    /// The departments where they hold at least this role.
    pub fn departments_with(&self, role: Role) -> impl Iterator<Item = DepartmentId> + '_ {
        self.seats.iter().filter(move |seat| seat.role >= role).map(|seat| seat.department)
    }

    /// The states of the departments where they hold a seat.
    pub fn states(&self) -> impl Iterator<Item = State> + '_ {
        self.seats.iter().map(|seat| seat.state)
    }

    /// Whether they are Alliance staff with at least this role.
    pub fn is_staff(&self, role: AllianceRole) -> bool {
        self.alliance.is_some_and(|held| held >= role)
    }
}
