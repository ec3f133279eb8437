//! The role matrix: the whole policy as a picture, reviewed as a diff.

use std::fmt::Write;

use commons_access::{About, Action, Caller, Facts, Noun, Rule, SeatHeld, Viewer, policy};
use commons_kernel::{AllianceRole, DepartmentId, GroupId, PersonId, Reach, Role, State};
use uuid::Uuid;

const HOME: u128 = 1;
const OTHER: u128 = 2;
const GROUP: u128 = 3;
const ME: u128 = 4;
const ANOTHER: u128 = 5;

fn department(n: u128) -> DepartmentId {
    Uuid::from_u128(n).into()
}

fn person(n: u128) -> PersonId {
    Uuid::from_u128(n).into()
}

fn seated(at: u128, state: State, role: Role) -> Viewer {
    let seats = vec![SeatHeld { seat: Uuid::nil().into(), department: department(at), state, role }];
    Viewer { caller: Caller::Person(person(ME)), hat: None, seats, groups: Vec::new(), alliance: None }
}

fn staff(role: AllianceRole) -> Viewer {
    Viewer {
        caller: Caller::Person(person(ME)),
        hat: None,
        seats: Vec::new(),
        groups: Vec::new(),
        alliance: Some(role),
    }
}

fn viewers() -> Vec<(&'static str, Viewer)> {
    let group: GroupId = Uuid::from_u128(GROUP).into();
    vec![
        ("visitor", Viewer::visitor()),
        ("no seat", Viewer { seats: Vec::new(), ..seated(OTHER, State::AZ, Role::Reader) }),
        ("other state", seated(OTHER, State::WI, Role::Steward)),
        ("same state", seated(OTHER, State::AZ, Role::Steward)),
        ("group reader", Viewer { groups: vec![group], ..seated(OTHER, State::WI, Role::Reader) }),
        ("same group", Viewer { groups: vec![group], ..seated(OTHER, State::WI, Role::Steward) }),
        ("reader", seated(HOME, State::AZ, Role::Reader)),
        ("contributor", seated(HOME, State::AZ, Role::Contributor)),
        ("publisher", seated(HOME, State::AZ, Role::Publisher)),
        ("steward", seated(HOME, State::AZ, Role::Steward)),
        ("moderator", staff(AllianceRole::Moderator)),
        ("curator", staff(AllianceRole::Curator)),
        ("administrator", staff(AllianceRole::Administrator)),
        ("server", Viewer::system("matrix")),
    ]
}

/// The situations that a row of this kind can be in, as far as a rule can tell them apart.
fn situations(noun: Noun) -> Vec<(String, Facts)> {
    let state = Some(State::AZ);
    let home = Facts { department: Some(department(HOME)), ..Facts::default() };
    let (mine, anothers) = (Some(person(ME)), Some(person(9)));
    let owned = |facts: Facts| {
        vec![
            ("mine".to_owned(), Facts { owner: mine, ..facts }),
            ("another's".to_owned(), Facts { owner: anothers, ..facts }),
        ]
    };
    let group = Some(Uuid::from_u128(GROUP).into());
    match noun {
        Noun::Department => vec![("any".into(), Facts { state, ..home })],
        Noun::Invitation => vec![("any".into(), home)],
        Noun::ReviewRequest => vec![
            ("inside its department".into(), home),
            ("before the Alliance".into(), Facts { submitted: true, ..home }),
        ],
        Noun::Notice => {
            let notice = |reach| Facts { state, group, reach: Some(reach), ..home };
            Reach::ALL.iter().map(|reach| (format!("of one for {reach}"), notice(*reach))).collect()
        }
        Noun::Person | Noun::Session | Noun::ApiToken | Noun::Account | Noun::SavedSearch | Noun::Flag => {
            owned(Facts::default())
        }
        Noun::SearchLog | Noun::WantedQuery => vec![("any".into(), Facts::default())],
        Noun::JoinRequest => owned(home),
        Noun::Seat => {
            let mut all = owned(home);
            all.push(("vacant".into(), home));
            all
        }
        Noun::Upload => {
            let mut all = owned(home);
            all.push(("held by a draft".into(), home));
            all
        }
        Noun::Group => vec![
            ("convened by it".into(), Facts { group, ..home }),
            ("convened by staff".into(), Facts { group, ..Facts::default() }),
        ],
        Noun::Adoption => {
            // Its columns sit in the department that uses; the last row tells of the one that made the resource.
            let about = About {
                department: department(ANOTHER),
                group,
                state: State::AZ,
                reach: Reach::Public,
                published: true,
                submitted: false,
            };
            let of = |about: About| Facts { about: Some(about), ..home };
            let mut all: Vec<(String, Facts)> = Reach::ALL
                .iter()
                .map(|reach| (format!("of one for {reach}"), of(About { reach: *reach, ..about })))
                .collect();
            let made_here = About { department: department(HOME), ..about };
            let used_elsewhere = |about| Facts { department: Some(department(ANOTHER)), ..of(about) };
            all.extend([
                ("of a withdrawn one".to_owned(), of(About { published: false, ..about })),
                ("of its own, elsewhere".to_owned(), used_elsewhere(made_here)),
                ("the same, withdrawn".to_owned(), used_elsewhere(About { published: false, ..made_here })),
            ]);
            all
        }
        Noun::Collection => {
            // Its columns sit in the department that keeps it.
            let collection = Facts { state, group, ..home };
            let alliances = Facts { of_alliance: true, ..Facts::default() };
            let asking = Facts { submitted: true, ..collection };
            let mut all =
                vec![("not published".to_owned(), Facts { reach: Some(Reach::Public), ..collection })];
            all.extend(Reach::ALL.iter().map(|reach| {
                (format!("published, {reach}"), Facts { reach: Some(*reach), published: true, ..collection })
            }));
            all.extend([
                (
                    "asks, shown in state".to_owned(),
                    Facts { reach: Some(Reach::State), published: true, ..asking },
                ),
                ("taken down".to_owned(), Facts { reach: Some(Reach::Public), ..asking }),
            ]);
            let groups = Facts { of_group: true, group, ..Facts::default() };
            all.push(("group's, hidden".into(), Facts { reach: Some(Reach::Public), ..groups }));
            all.extend([Reach::Group, Reach::Public].iter().map(|reach| {
                (format!("group's, {reach}"), Facts { reach: Some(*reach), published: true, ..groups })
            }));
            all.push(("Alliance's, hidden".into(), Facts { reach: Some(Reach::Public), ..alliances }));
            all.extend([Reach::Alliance, Reach::Public].iter().map(|reach| {
                (format!("Alliance's, {reach}"), Facts { reach: Some(*reach), published: true, ..alliances })
            }));
            all
        }
        Noun::CollectionItem => {
            // In the last three rows the columns sit in the department that owns the resource.
            let about = About {
                department: department(ANOTHER),
                group,
                state: State::WI,
                reach: Reach::Public,
                published: true,
                submitted: false,
            };
            let item = Facts { state, group, reach: Some(Reach::Public), about: Some(about), ..home };
            let shown = Facts { published: true, ..item };
            let of = |facts, about| Facts { about: Some(about), ..facts };
            let own = About { department: department(HOME), ..about };
            let elsewhere = Facts { department: Some(department(ANOTHER)), ..of(item, own) };
            vec![
                ("public in public".to_owned(), shown),
                ("alliance in public".into(), of(shown, About { reach: Reach::Alliance, ..about })),
                ("hidden in public".into(), of(shown, About { published: false, ..about })),
                ("public in alliance".into(), Facts { reach: Some(Reach::Alliance), ..shown }),
                ("not accepted".into(), item),
                ("of the Alliance's".into(), Facts { department: None, of_alliance: true, ..item }),
                ("of a group's".into(), Facts { department: None, state: None, of_group: true, ..item }),
                ("in one that asks".into(), Facts { submitted: true, ..item }),
                (
                    "hidden in one that asks".into(),
                    of(Facts { submitted: true, ..item }, About { published: false, ..about }),
                ),
                ("own, invited".into(), elsewhere),
                ("own, shown".into(), Facts { published: true, ..elsewhere }),
                ("own, withdrawn".into(), of(elsewhere, About { published: false, ..own })),
            ]
        }
        Noun::Concept => vec![("any".into(), Facts::default())],
        Noun::Event => vec![("of a department".into(), home), ("of no department".into(), Facts::default())],
        Noun::Resource => {
            let resource = Facts { state, reach: Some(Reach::Public), group, ..home };
            let mut all = vec![
                ("draft, public".to_owned(), resource),
                ("submitted, public".to_owned(), Facts { submitted: true, ..resource }),
            ];
            all.extend(Reach::ALL.iter().map(|reach| {
                (format!("published, {reach}"), Facts { reach: Some(*reach), published: true, ..resource })
            }));
            all
        }
    }
}

fn matrix() -> String {
    let viewers = viewers();
    let mut out = String::from(
        "# Who may do what. Printed by the policy itself (UPDATE=1 cargo test -p commons-tests --test house policy).\n\
         # A column is a caller, a row a situation; x may, . may not. Seats are in the row's department unless said.\n",
    );
    for noun in Noun::ALL {
        for action in Action::ALL {
            let rule = policy(*action, *noun);
            if *rule == Rule::NOBODY {
                continue;
            }
            writeln!(out, "\n{action:?} {noun:?}: {rule}").expect("a string takes it");
            writeln!(
                out,
                "  {:<22}{}",
                "",
                viewers.iter().map(|(name, _)| format!("{name:>14}")).collect::<String>()
            )
            .expect("a string takes it");
            for (name, facts) in situations(*noun) {
                let marks: String = viewers
                    .iter()
                    .map(|(_, viewer)| format!("{:>14}", if rule.holds(viewer, &facts) { "x" } else { "." }))
                    .collect();
                writeln!(out, "  {name:<22}{marks}").expect("a string takes it");
            }
        }
    }
    out
}

#[test]
fn the_printed_matrix_is_the_policy() {
    commons_tests::same_as_file("tests/house/policy.txt", &matrix());
}

#[test]
fn whoever_may_do_anything_may_read() {
    for noun in Noun::ALL {
        for action in Action::ALL {
            for (name, viewer) in viewers() {
                for (situation, facts) in situations(*noun) {
                    let may = policy(*action, *noun).holds(&viewer, &facts);
                    let read = policy(Action::Read, *noun).holds(&viewer, &facts);
                    assert!(!may || read, "{name} may {action:?} but not read {noun:?} ({situation})");
                }
            }
        }
    }
}
