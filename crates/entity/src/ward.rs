//! How each table is warded in the database: by its own facts, by its parents, or closed to all but the server.
//!
//! Invariants: every table of the house stands here exactly once; the store prints it as row-level security.

use commons_access::{Action, Guarded, Noun, Rule, policy, wall};
use sea_orm::{EntityName, IdenStatic};

use crate::{
    Child, FactColumns, GuardedEntity, account, adoption, adoption_report, alliance_value, api_token,
    attachment, attachment_download, attachment_finding, attachment_page, attachment_text, collection,
    collection_item, concept, concept_label, department, department_domain, department_group,
    department_group_member, draft, draft_attachment, endorsement, endorsement_mark, event, featured,
    feed_cursor, flag, invitation, job, join_request, link_check, office_profile, person, resource,
    resource_notice, review_decision, review_entry, review_request, saved_search, saved_search_match,
    search_asker, search_key, search_log, search_week, seat, session, sign_in_attempt, standard, version,
    version_attachment, wanted_decision,
};

/// A table and its guard.
#[derive(Clone, Debug)]
pub struct Ward {
    /// The table's name.
    pub table: &'static str,
    /// What guards its rows.
    pub guard: Guard,
}

/// What guards the rows of a table.
#[derive(Clone, Debug)]
pub enum Guard {
    /// Their own facts; a row is also seen by who sees a row that one of the links leads to.
    Own {
        /// What the rows are.
        noun: Noun,
        /// Where the facts stand.
        names: Names,
        /// What else shows a row.
        seen: Vec<Link>,
    },
    /// Their parents: a row is seen by who passes one of `seen`, and written by who passes one of `written`.
    Parent {
        /// Who sees every row, whatever its parents: the server at least.
        open: Rule,
        /// What shows a row.
        seen: Vec<Link>,
        /// What opens it for writing.
        written: Vec<Link>,
        /// What else lets it be removed.
        removed: Vec<Link>,
    },
    /// Rows that everybody reads and the server alone writes.
    List,
    /// The server alone.
    Server,
}

/// A way from a row to a parent: the parent exists for the caller, and the rule, if there is one, holds for its facts.
#[derive(Clone, Debug)]
pub struct Link {
    /// The column of the row.
    pub column: &'static str,
    /// The parent's table.
    pub table: &'static str,
    /// The parent's column.
    pub key: &'static str,
    /// What must hold as well, over the parent's facts.
    pub rule: Option<(Rule, Names)>,
    /// A further step from the parent, that must lead on as well.
    pub then: Option<Box<Link>>,
}

/// Where facts stand, as SQL expressions; a fact that is absent never grants.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The department that owns the row.
    pub department: Option<String>,
    /// Its group.
    pub group: Option<String>,
    /// Its state.
    pub state: Option<String>,
    /// The person it belongs to.
    pub owner: Option<String>,
    /// Its reach.
    pub reach: Option<String>,
    /// Whether it is published.
    pub published: Option<String>,
    /// Whether it is before the reviewers.
    pub submitted: Option<String>,
    /// Whether it is the Alliance's own.
    pub of_alliance: Option<String>,
    /// Whether it is its group's own.
    pub of_group: Option<String>,
    /// The facts of the resource that it is about.
    pub about: Option<Box<Names>>,
}

/// Every table of the house, in the order of their names.
pub fn wards() -> Vec<Ward> {
    let resource = |column| link(column, "resource", "id");
    let version = |column| link(column, "version", "id");
    let department = |column| link(column, "department", "id");
    let may_write =
        |column| under(resource(column), wall(Noun::Resource).becomes, names::<resource::Entity>());
    let may = |column, action| {
        under(department(column), *policy(action, Noun::Department), names::<department::Entity>())
    };
    // Staff keep seeing what was before them: the record of a decision needs its subject.
    let reviewed = |column| link("id", "review_request", column);
    // A version is read with the reach that it was published with, whatever its resource has become since.
    let read_version = under(
        resource("resource_id"),
        *policy(Action::Read, Noun::Resource),
        Names {
            reach: Some("version.reach".into()),
            published: Some("(version.number IS NOT NULL)".into()),
            submitted: Some("(resource.submitted AND version.number IS NULL)".into()),
            ..names::<resource::Entity>()
        },
    );
    let write_version = Link { then: Some(Box::new(may_write("resource_id"))), ..version("version_id") };
    let manage_group = under(
        link("group_id", "department_group", "id"),
        *policy(Action::Manage, Noun::Group),
        names::<department_group::Entity>(),
    );
    // What was found in a document is for those who write it and those who review it, not for its readers.
    let document = || link("attachment_id", "attachment", "id");
    let own_upload = under(document(), *policy(Action::Read, Noun::Upload), names::<attachment::Entity>());
    let in_draft = link("attachment_id", "draft_attachment", "attachment_id");
    let unpublished = || {
        let rule = *policy(Action::ReadUnpublished, Noun::Resource);
        under(resource("resource_id"), rule, names::<resource::Entity>())
    };
    let in_version = Link {
        then: Some(Box::new(Link { then: Some(Box::new(unpublished())), ..version("version_id") })),
        ..link("attachment_id", "version_attachment", "attachment_id")
    };
    let in_reviewed = Link {
        then: Some(Box::new(Link { column: "version_id", ..reviewed("version_id") })),
        ..link("attachment_id", "version_attachment", "attachment_id")
    };
    let review = |rule, names| under(link("review_request_id", "review_request", "id"), rule, names);
    let open = Some("(NOT review_entry.staff_only)".to_owned());
    let said_openly = review(Rule::Published, Names { published: open, ..Names::default() });
    let of_review = |action| review(*policy(action, Noun::ReviewRequest), names::<review_request::Entity>());
    let (said_to_staff, comment) = (of_review(Action::ReadNotes), of_review(Action::Comment));
    // An invitation shows the collection that it leads into, published or not.
    let invited = under(
        link("id", "collection_item", "collection_id"),
        *policy(Action::Decide, Noun::CollectionItem),
        names::<collection_item::Entity>(),
    );
    let of_resource =
        |action| under(resource("resource_id"), *policy(action, Noun::Resource), names::<resource::Entity>());
    let collection = || link("collection_id", "collection", "id");
    let feature_collection =
        under(collection(), *policy(Action::Feature, Noun::Collection), names::<collection::Entity>());
    let endorse = of_resource(Action::Endorse);
    let endorsement = || link("endorsement_id", "endorsement", "id");
    let mark = Link { then: Some(Box::new(endorse.clone())), ..endorsement() };
    let adoption = |action| {
        let rule = *policy(action, Noun::Adoption);
        under(link("adoption_id", "adoption", "id"), rule, names::<adoption::Entity>())
    };
    vec![
        own::<account::Entity>(vec![]),
        own::<adoption::Entity>(vec![]),
        child::<adoption_report::Entity>(vec![adoption(Action::ReadReport)], vec![adoption(Action::Manage)]),
        closed::<alliance_value::Entity>(Guard::List),
        own::<api_token::Entity>(vec![]),
        own::<attachment::Entity>(vec![
            link("id", "draft_attachment", "attachment_id"),
            link("id", "version_attachment", "attachment_id"),
        ]),
        child::<attachment_download::Entity>(vec![document()], vec![]),
        child::<attachment_finding::Entity>(vec![own_upload, in_draft, in_version, in_reviewed], vec![]),
        child::<attachment_page::Entity>(vec![document()], vec![]),
        child::<attachment_text::Entity>(vec![document()], vec![]),
        own::<collection::Entity>(vec![invited]),
        own::<collection_item::Entity>(vec![]),
        own::<concept::Entity>(vec![]),
        child::<concept_label::Entity>(
            vec![link("concept_id", "concept", "id")],
            vec![under(
                link("concept_id", "concept", "id"),
                *policy(Action::Manage, Noun::Concept),
                names::<concept::Entity>(),
            )],
        ),
        own::<department::Entity>(vec![]),
        child::<department_domain::Entity>(
            vec![may("department_id", Action::ReadPeople)],
            vec![may("department_id", Action::RegisterDomain)],
        ),
        // Who reads what a group keeps may know its name.
        own::<department_group::Entity>(vec![under(
            link("id", "collection", "group_id"),
            Rule::OfGroup,
            names::<collection::Entity>(),
        )]),
        // Who reads any group reads who is in it; who knows a group by what it keeps does not. The group itself is not asked: each
        // request looks here for the groups of whoever comes. A department's own steward takes it out, but only the group's keepers take it in.
        Ward {
            table: department_group_member::Entity.table_name(),
            guard: Guard::Parent {
                open: *policy(Action::Read, Noun::Group),
                seen: Vec::new(),
                written: vec![manage_group],
                removed: vec![may("department_id", Action::ManagePeople)],
            },
        },
        child::<draft::Entity>(
            vec![unpublished(), Link { column: "resource_id", ..reviewed("resource_id") }],
            vec![may_write("resource_id")],
        ),
        child::<draft_attachment::Entity>(
            vec![link("resource_id", "draft", "resource_id")],
            vec![may_write("resource_id")],
        ),
        // Whoever may read a version reads what was said of it.
        child::<endorsement::Entity>(vec![version("version_id")], vec![endorse]),
        child::<endorsement_mark::Entity>(vec![endorsement()], vec![mark]),
        own::<event::Entity>(vec![]),
        child::<featured::Entity>(
            vec![resource("resource_id"), collection()],
            vec![of_resource(Action::Feature), feature_collection],
        ),
        closed::<feed_cursor::Entity>(Guard::Server),
        own::<flag::Entity>(vec![]),
        own::<invitation::Entity>(vec![]),
        closed::<job::Entity>(Guard::Server),
        own::<join_request::Entity>(vec![]),
        // Everybody may know whether an address answers: it stands there by its hash.
        closed::<link_check::Entity>(Guard::List),
        child::<office_profile::Entity>(
            vec![department("department_id")],
            vec![may("department_id", Action::EditProfile)],
        ),
        own::<person::Entity>(vec![]),
        own::<resource::Entity>(vec![reviewed("resource_id")]),
        own::<resource_notice::Entity>(vec![]),
        // Whoever may read a resource reads what was decided about it.
        child::<review_decision::Entity>(vec![resource("resource_id")], vec![of_review(Action::Decide)]),
        // Entries are added, and what staff say between themselves is theirs.
        child::<review_entry::Entity>(vec![said_openly, said_to_staff], vec![comment]),
        own::<review_request::Entity>(vec![]),
        own::<saved_search::Entity>(vec![]),
        child::<saved_search_match::Entity>(
            vec![link("saved_search_id", "saved_search", "id")],
            vec![link("saved_search_id", "saved_search", "id")],
        ),
        closed::<search_asker::Entity>(Guard::Server),
        closed::<search_key::Entity>(Guard::Server),
        own::<search_log::Entity>(vec![]),
        own::<search_week::Entity>(vec![]),
        own::<seat::Entity>(vec![]),
        own::<session::Entity>(vec![]),
        closed::<sign_in_attempt::Entity>(Guard::Server),
        closed::<standard::Entity>(Guard::List),
        child::<version::Entity>(vec![read_version, reviewed("version_id")], vec![may_write("resource_id")]),
        child::<version_attachment::Entity>(vec![version("version_id")], vec![write_version]),
        own::<wanted_decision::Entity>(vec![]),
    ]
}

fn own<E: GuardedEntity>(seen: Vec<Link>) -> Ward {
    let guard = Guard::Own { noun: <E::Model as Guarded>::NOUN, names: names::<E>(), seen };
    Ward { table: E::default().table_name(), guard }
}

fn child<E: Child>(seen: Vec<Link>, written: Vec<Link>) -> Ward {
    Ward {
        table: E::default().table_name(),
        guard: Guard::Parent { open: Rule::System, seen, written, removed: Vec::new() },
    }
}

fn closed<E: Child>(guard: Guard) -> Ward {
    Ward { table: E::default().table_name(), guard }
}

fn names<E: GuardedEntity>() -> Names {
    named(E::default().table_name(), E::fact_columns())
}

fn named<C: IdenStatic>(table: &str, columns: FactColumns<C>) -> Names {
    let FactColumns {
        department,
        group,
        state,
        owner,
        reach,
        published,
        submitted,
        of_alliance,
        of_group,
        about,
    } = columns;
    let name = |column: Option<C>| column.map(|column| format!("{table}.{}", column.as_str()));
    Names {
        department: name(department),
        group: name(group),
        state: name(state),
        owner: name(owner),
        reach: name(reach),
        published: name(published),
        submitted: name(submitted),
        of_alliance: name(of_alliance),
        of_group: name(of_group),
        about: about.map(|about| Box::new(named(table, about.into()))),
    }
}

const fn link(column: &'static str, table: &'static str, key: &'static str) -> Link {
    Link { column, table, key, rule: None, then: None }
}

fn under(link: Link, rule: Rule, names: Names) -> Link {
    Link { rule: Some((rule, names)), ..link }
}
