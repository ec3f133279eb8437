//! The third door agrees with the first: the filter finds exactly the documents whose facts the rule grants.

use crate::support::{Dice, document, found, id, index, numbers, request, upserts};
use commons_access::{Action, Caller, Facts, Noun, Rule, SeatHeld, Viewer, policy};
use commons_kernel::{AllianceRole, DepartmentId, GroupId, PersonId, Reach, Role, State};
use commons_search::{Access, Document, FileText, Index, Request, filter};
use uuid::Uuid;

const STATES: [State; 3] = [State::AZ, State::IL, State::WI];

fn facts(dice: &mut Dice) -> Facts {
    let maybe = |dice: &mut Dice| (dice.roll(4) > 0).then(|| Uuid::from_u128(1 + dice.roll(4) as u128));
    Facts {
        department: maybe(dice).map(DepartmentId::from),
        group: maybe(dice).map(GroupId::from),
        state: (dice.roll(5) > 0).then(|| dice.pick(&STATES)),
        owner: maybe(dice).map(PersonId::from),
        reach: (dice.roll(6) > 0).then(|| dice.pick(Reach::ALL)),
        published: dice.roll(2) == 0,
        submitted: dice.roll(3) == 0,
        // A resource is never the Alliance's own, nor a group's.
        of_alliance: false,
        of_group: false,
        about: None,
    }
}

fn viewer(dice: &mut Dice) -> Viewer {
    let caller = match dice.roll(5) {
        0 => Caller::Visitor,
        1 => Caller::System("index"),
        _ => Caller::Person(PersonId::from(Uuid::from_u128(1 + dice.roll(4) as u128))),
    };
    let seats = (0..dice.roll(3))
        .map(|_| SeatHeld {
            seat: Uuid::nil().into(),
            department: DepartmentId::from(Uuid::from_u128(1 + dice.roll(4) as u128)),
            state: dice.pick(&STATES),
            role: dice.pick(Role::ALL),
        })
        .collect();
    let groups =
        (0..dice.roll(3)).map(|_| GroupId::from(Uuid::from_u128(1 + dice.roll(4) as u128))).collect();
    let alliance = (dice.roll(4) == 0).then(|| dice.pick(AllianceRole::ALL));
    Viewer { caller, hat: None, seats, groups, alliance }
}

#[test]
fn the_filter_finds_what_the_rule_grants() {
    let mut dice = Dice::new(20_261_123);
    let rows: Vec<Facts> = (0..300).map(|_| facts(&mut dice)).collect();
    let documents = rows.iter().enumerate().map(|(n, facts)| {
        let mut document = document(n as u128, "ballot", "");
        document.facts = *facts;
        document
    });
    let index = index(documents.collect());
    let mut rules: Vec<&'static Rule> =
        Noun::ALL.iter().flat_map(|noun| Action::ALL.iter().map(|action| policy(*action, *noun))).collect();
    rules.extend([
        &Rule::All(&[Rule::Any(&[])]),
        &Rule::Any(&[Rule::All(&[])]),
        &Rule::All(&[Rule::Published, Rule::All(&[])]),
        &Rule::Any(&[Rule::Owner, Rule::Any(&[])]),
        &Rule::All(&[Rule::SameGroup(Role::Contributor), Rule::SameState, Rule::Submitted]),
        &Rule::Any(&[Rule::Seat(Role::Steward), Rule::Staff(AllianceRole::Administrator), Rule::Member]),
    ]);
    let mut granted = 0;
    for _ in 0..40 {
        let viewer = viewer(&mut dice);
        for rule in &rules {
            let asked = Request { access: filter(rule, &viewer), first: 300, ..request("ballot") };
            let hits = index.search(&asked).unwrap();
            let mut found = numbers(&hits);
            found.sort_unstable();
            let right: Vec<u128> = rows
                .iter()
                .enumerate()
                .filter(|(_, facts)| rule.holds(&viewer, facts))
                .map(|(n, _)| n as u128)
                .collect();
            assert_eq!(found, right, "{rule} for {viewer:?}");
            assert_eq!(hits.total, right.len() as u64);
            let counted: u64 = hits.facets[0].1.iter().map(|(_, count)| count).sum();
            assert_eq!(counted, hits.total, "the facet of kinds counts each hit once");
            granted += right.len();
        }
    }
    assert!(granted > 10_000, "the trial must grant often enough to mean something: {granted}");
}

#[test]
fn hidden_words_do_not_show_through_spelling_help() {
    let mut secret = document(2, "xylograph", "the provisonal draft");
    secret.facts.reach = Some(Reach::Department);
    let index = index(vec![document(1, "Provisional ballots", "how to count them"), secret]);
    let visitor = filter(policy(Action::Read, Noun::Resource), &Viewer::visitor());
    let hits = index.search(&Request { access: visitor, ..request("provisonal") }).unwrap();
    assert_eq!(
        numbers(&hits),
        [1],
        "the misspelt word stands only in a hidden document, so it must count as unknown"
    );
    assert_eq!(hits.unknown, ["provisonal"]);
    let visitor = filter(policy(Action::Read, Noun::Resource), &Viewer::visitor());
    assert_eq!(index.suggest("xyl", &visitor, 5).unwrap(), []);
    assert_eq!(found(&index, "xylograph"), [2], "somebody else does find it");
}

fn visitor() -> Access {
    filter(policy(Action::Read, Noun::Resource), &Viewer::visitor())
}

fn hidden(document: Document) -> Document {
    Document { facts: Facts { reach: Some(Reach::Department), ..document.facts }, ..document }
}

/// What a visitor finds, with the score of each.
fn scored(index: &Index, access: Access, query: &str) -> Vec<(u128, f32)> {
    let hits = index.search(&Request { access, ..request(query) }).unwrap().hits;
    hits.iter().map(|hit| (hit.id.uuid().as_u128(), hit.score)).collect()
}

#[test]
fn words_of_hidden_texts_open_no_other_spelling() {
    let file = |n, text: &str| {
        let files = vec![FileText { filename: "a.txt".into(), text: text.into() }];
        Document { files, ..document(n, "Form", "") }
    };
    for (open, secret, query) in [
        (file(1, "the pollbook"), document(2, "", "a pollbook"), "poll book"),
        (file(1, "the poll book"), document(2, "", "book of the poll"), "pollbook"),
    ] {
        let alone = scored(&index(vec![open.clone()]), visitor(), query);
        let beside = scored(&index(vec![open, hidden(secret)]), visitor(), query);
        assert_eq!(alone, beside, "{query}: what a visitor may not see makes no difference");
        assert_eq!(alone.len(), 1, "{query}: a word written apart or together is found in a file too");
    }
}

#[test]
fn what_was_hidden_since_weighs_nothing() {
    let open = || vec![document(1, "Seal log", "seal seal"), document(3, "Seal", "custody")];
    let alone = scored(&index(open()), visitor(), "seal xylograph");
    let stale = index([open(), vec![document(2, "Seal xylograph", "")]].concat());
    let left_out = visitor().except([id(2)].into_iter());
    assert_eq!(alone, scored(&stale, left_out, "seal xylograph"), "the index has not read it yet");
    stale.apply(upserts(vec![hidden(document(2, "Seal xylograph", ""))]), Some(2)).unwrap();
    assert_eq!(alone, scored(&stale, visitor(), "seal xylograph"), "the index has read it");
    assert_eq!(alone.len(), 2);
}
