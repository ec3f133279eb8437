//! The language of rules: plain data that only grants.

use std::fmt;

use commons_kernel::{AllianceRole, Reach, Role};

use crate::{Facts, Viewer};

/// A rule over a viewer and the facts of a row. There is no `not`: a longer rule never grants less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The row is published.
    Published,
    /// The row is before the Alliance's reviewers.
    Submitted,
    /// The row is the Alliance's own.
    OfAlliance,
    /// The row is its group's own.
    OfGroup,
    /// The row's reach is this one.
    Reaches(Reach),
    /// Somebody is signed in, with a seat or without.
    SignedIn,
    /// The caller is a member: a person with a seat, or Alliance staff.
    Member,
    /// The caller holds at least this role in the row's department.
    Seat(Role),
    /// The caller holds a seat in the row's state.
    SameState,
    /// The caller holds at least this role in a department of the row's group.
    SameGroup(Role),
    /// The row belongs to the caller alone.
    Owner,
    /// The caller is Alliance staff with at least this role.
    Staff(AllianceRole),
    /// The caller is a part of the server.
    System,
    /// This holds for the resource that the row is about.
    About(&'static Rule),
    /// Every one of these holds; an empty list always does.
    All(&'static [Rule]),
    /// One of these holds; an empty list never does.
    Any(&'static [Rule]),
}

impl Rule {
    /// Holds for everybody.
    pub const EVERYBODY: Rule = Rule::All(&[]);
    /// Holds for nobody.
    pub const NOBODY: Rule = Rule::Any(&[]);

    /// Whether the rule grants this viewer these facts.
    pub fn holds(&self, viewer: &Viewer, facts: &Facts) -> bool {
        match self {
            Rule::Published => facts.published,
            Rule::Submitted => facts.submitted,
            Rule::OfAlliance => facts.of_alliance,
            Rule::Reaches(reach) => facts.reach == Some(*reach),
            Rule::SignedIn => viewer.person().is_some(),
            Rule::Member => viewer.is_member(),
            Rule::Seat(role) => facts
                .department
                .is_some_and(|department| viewer.departments_with(*role).any(|held| held == department)),
            Rule::SameState => facts.state.is_some_and(|state| viewer.states().any(|held| held == state)),
            Rule::OfGroup => facts.of_group,
            Rule::SameGroup(role) => {
                viewer.acts_in_groups(*role)
                    && facts.group.is_some_and(|group| viewer.groups.contains(&group))
            }
            Rule::Owner => facts.owner.is_some() && facts.owner == viewer.person(),
            Rule::Staff(role) => viewer.is_staff(*role),
            Rule::System => viewer.is_system(),
            Rule::About(rule) => facts.about.is_some_and(|about| rule.holds(viewer, &about.into())),
            Rule::All(rules) => rules.iter().all(|rule| rule.holds(viewer, facts)),
            Rule::Any(rules) => rules.iter().any(|rule| rule.holds(viewer, facts)),
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let join = |f: &mut fmt::Formatter<'_>, rules: &[Rule], word: &str| {
            f.write_str("(")?;
            for (n, rule) in rules.iter().enumerate() {
                if n > 0 {
                    write!(f, " {word} ")?;
                }
                write!(f, "{rule}")?;
            }
            f.write_str(")")
        };
        match self {
            Rule::Published => f.write_str("published"),
            Rule::Submitted => f.write_str("submitted"),
            Rule::OfAlliance => f.write_str("the alliance's own"),
            Rule::Reaches(reach) => write!(f, "reach is {reach}"),
            Rule::SignedIn => f.write_str("signed in"),
            Rule::Member => f.write_str("a member"),
            Rule::Seat(role) => write!(f, "{role} of its department"),
            Rule::SameState => f.write_str("a seat in its state"),
            Rule::OfGroup => f.write_str("its group's own"),
            Rule::SameGroup(role) => write!(f, "{role} of a department in its group"),
            Rule::Owner => f.write_str("its owner"),
            Rule::Staff(role) => write!(f, "alliance {role}"),
            Rule::System => f.write_str("the server"),
            Rule::About(rule) => write!(f, "what it is about: {rule}"),
            Rule::All([]) => f.write_str("everybody"),
            Rule::Any([]) => f.write_str("nobody"),
            Rule::All(rules) => join(f, rules, "and"),
            Rule::Any(rules) => join(f, rules, "or"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_absent_fact_grants_nothing() {
        let nothing = Facts::default();
        let visitor = Viewer::visitor();
        for rule in [
            Rule::Owner,
            Rule::SameState,
            Rule::SameGroup(Role::Reader),
            Rule::Seat(Role::Reader),
            Rule::Published,
            Rule::OfAlliance,
            Rule::OfGroup,
            Rule::About(&Rule::EVERYBODY),
        ] {
            assert!(!rule.holds(&visitor, &nothing), "{rule} must not hold without its fact");
        }
    }

    #[test]
    fn empty_lists_are_everybody_and_nobody() {
        let (visitor, facts) = (Viewer::visitor(), Facts::default());
        assert!(Rule::EVERYBODY.holds(&visitor, &facts));
        assert!(!Rule::NOBODY.holds(&visitor, &facts));
        assert_eq!(
            Rule::All(&[Rule::Published, Rule::Any(&[Rule::Member, Rule::Owner])]).to_string(),
            "(published and (a member or its owner))"
        );
    }
}
