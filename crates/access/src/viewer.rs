//! Who asks.

use std::fmt;

use commons_kernel::{AllianceRole, DepartmentId, GroupId, PersonId, Role, SeatId, State};

/// The one who asks, before any right is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Caller {
    /// Nobody is signed in.
    Visitor,
    /// A signed-in person.
    Person(PersonId),
    /// A part of the server, by name: it reads for the index, the jobs and the commands.
    System(&'static str),
}

impl fmt::Display for Caller {
    /// As the record and the database spell it: `visitor`, `person:ID`, `system:NAME`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Caller::Visitor => f.write_str("visitor"),
            Caller::Person(person) => write!(f, "person:{person}"),
            Caller::System(name) => write!(f, "system:{name}"),
        }
    }
}

/// As whom somebody acts. One at a time: rights of the other seats they hold sleep meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hat {
    /// As the holder of a seat.
    Seat(SeatId),
    /// As Alliance staff.
    Staff(AllianceRole),
}

impl fmt::Display for Hat {
    /// As the record spells it: `seat:ID`, `staff:ROLE`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Hat::Seat(seat) => write!(f, "seat:{seat}"),
            Hat::Staff(role) => write!(f, "staff:{role}"),
        }
    }
}

/// A seat that the caller acts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SeatHeld {
    /// The seat.
    pub seat: SeatId,
    /// The department of the seat.
    pub department: DepartmentId,
    /// The department's state.
    pub state: State,
    /// The role that the seat owns.
    pub role: Role,
}

/// Who asks, with all that a rule may know of them. A visitor is a viewer too.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Viewer {
    /// Who it is.
    pub caller: Caller,
    /// As whom they act; none: as nobody but themselves.
    pub hat: Option<Hat>,
    /// The seats they act from.
    pub seats: Vec<SeatHeld>,
    /// The groups that their departments belong to.
    pub groups: Vec<GroupId>,
    /// Their role as Alliance staff.
    pub alliance: Option<AllianceRole>,
}

impl Viewer {
    /// Somebody without an account.
    pub const fn visitor() -> Self {
        Self { caller: Caller::Visitor, hat: None, seats: Vec::new(), groups: Vec::new(), alliance: None }
    }

    /// A named part of the server.
    pub const fn system(name: &'static str) -> Self {
        Self {
            caller: Caller::System(name),
            hat: None,
            seats: Vec::new(),
            groups: Vec::new(),
            alliance: None,
        }
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

    /// Whether they hold at least this role in the department that is in their groups: somebody acts from one seat at a time,
    /// whose groups they are.
    pub fn acts_in_groups(&self, role: Role) -> bool {
        role == Role::Reader || self.departments_with(role).next().is_some()
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
