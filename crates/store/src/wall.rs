//! The rule read as row-level security: prints what the database is told to enforce by itself.
//!
//! Invariants: the text depends on the policy and the wards alone; what a migration installs is this text (a house test
//! compares them), and the server's role, which owns nothing, cannot step over it.

use std::fmt::Write;

use commons_access::{Rule, wall};
use commons_entity::{Guard, Link, Names, Ward, wards};
use commons_kernel::Role;

/// The role that the server works as. It owns nothing and cannot bypass the wall.
pub const ROLE: &str = "commons_server";

/// The whole wall as SQL. Running it takes an older wall down first.
pub fn print_wall() -> String {
    let mut out = String::from(
        "-- The second wall: row-level security, printed from the policy (crates/access) and the wards (crates/entity).\n\
         -- Never written by hand: UPDATE=1 cargo test -p commons-tests --test house -- wall\n\n\
         DO $$ DECLARE old record; BEGIN\n    \
             FOR old IN SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public' LOOP\n        \
                 EXECUTE format('DROP POLICY %I ON %I', old.policyname, old.tablename);\n    \
             END LOOP;\nEND $$;\n",
    );
    for ward in wards() {
        print_ward(&mut out, &ward);
    }
    out
}

fn print_ward(out: &mut String, Ward { table, guard }: &Ward) {
    let deeds = if *table == "event" { "SELECT, INSERT" } else { "SELECT, INSERT, UPDATE, DELETE" };
    let mut line = |text: String| writeln!(out, "{text}").expect("a string takes every line");
    line(format!(
        "\nALTER TABLE \"{table}\" ENABLE ROW LEVEL SECURITY;\nALTER TABLE \"{table}\" FORCE ROW LEVEL SECURITY;\n\
         REVOKE ALL ON \"{table}\" FROM PUBLIC, {ROLE};\nGRANT {deeds} ON \"{table}\" TO {ROLE};"
    ));
    let system = sql(&Rule::System, &Names::default());
    let [see, add, change, becomes, remove] = match guard {
        Guard::Own { noun, names, seen } => {
            let wall = wall(*noun);
            let see = any(
                std::iter::once(sql(&wall.see, names)).chain(seen.iter().map(|link| exists(table, link)))
            );
            let [add, change, becomes, remove] =
                [&wall.add, &wall.change, &wall.becomes, &wall.remove].map(|rule| sql(rule, names));
            [see, add, change, becomes, remove]
        }
        Guard::Parent { open, seen, written, removed } => {
            let through = |open: &Rule, links: &[Link]| {
                let links = links.iter().map(|link| exists(table, link));
                any(std::iter::once(sql(open, &Names::default())).chain(links))
            };
            let see = through(open, seen);
            let write = through(&Rule::System, written);
            let remove = through(&Rule::System, &[&written[..], removed].concat());
            [see, write.clone(), write.clone(), write, remove]
        }
        Guard::List => ["true".to_owned(), system.clone(), system.clone(), system.clone(), system],
        Guard::Server => [(); 5].map(|()| system.clone()),
    };
    line(format!("CREATE POLICY see ON \"{table}\" FOR SELECT USING ({see});"));
    line(format!("CREATE POLICY add ON \"{table}\" FOR INSERT WITH CHECK ({add});"));
    line(format!("CREATE POLICY change ON \"{table}\" FOR UPDATE USING ({change}) WITH CHECK ({becomes});"));
    line(format!("CREATE POLICY remove ON \"{table}\" FOR DELETE USING ({remove});"));
}

/// Whether a link leads on. The parent's own policies hold inside, since the caller asks it.
fn exists(from: &str, link: &Link) -> String {
    let Link { column, table, key, rule, then } = link;
    let mut text = format!("EXISTS (SELECT 1 FROM {table} WHERE {table}.{key} = {from}.{column}");
    if let Some((rule, names)) = rule {
        write!(text, " AND {}", sql(rule, names)).expect("a string takes it");
    }
    if let Some(then) = then {
        write!(text, " AND {}", exists(table, then)).expect("a string takes it");
    }
    text.push(')');
    text
}

/// A rule over facts that stand at these names. What the caller is, is read once a statement, not once a row: hence the
/// brackets around `SELECT` (PostgreSQL plans them as one-time parameters).
fn sql(rule: &Rule, at: &Names) -> String {
    match rule {
        Rule::Published => column(&at.published),
        Rule::Submitted => column(&at.submitted),
        Rule::OfAlliance => column(&at.of_alliance),
        Rule::Reaches(reach) => compared(&at.reach, |reach_at| format!("{reach_at} = '{reach}'")),
        Rule::SignedIn => "(SELECT nullif(current_setting('commons.person', true), '') IS NOT NULL)".into(),
        Rule::Member => on("member"),
        Rule::Seat(role) => among(&at.department, role.as_str(), "uuid"),
        Rule::SameState => among(&at.state, "states", "text"),
        Rule::OfGroup => column(&at.of_group),
        Rule::SameGroup(Role::Reader) => among(&at.group, "groups", "uuid"),
        Rule::SameGroup(role) => compared(&at.group, |_| {
            // Nobody in this hat, and a list of no departments, come as nothing and as an empty array.
            let acts = format!("(SELECT length(current_setting('commons.{role}', true)) > 2)");
            format!("({acts} AND {})", among(&at.group, "groups", "uuid"))
        }),
        Rule::Owner => compared(&at.owner, |owner| {
            format!("{owner} = (SELECT nullif(current_setting('commons.person', true), '')::uuid)")
        }),
        Rule::Staff(role) => on(role.as_str()),
        Rule::System => on("system"),
        Rule::About(rule) => at.about.as_deref().map_or_else(|| "false".into(), |about| sql(rule, about)),
        Rule::All([]) => "true".into(),
        Rule::Any([]) => "false".into(),
        Rule::All(rules) => {
            let rules: Vec<String> = rules.iter().map(|rule| sql(rule, at)).collect();
            format!("({})", rules.join(" AND "))
        }
        Rule::Any(rules) => any(rules.iter().map(|rule| sql(rule, at))),
    }
}

fn any(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.filter(|part| part != "false").collect();
    match parts.as_slice() {
        [] => "false".into(),
        [one] => one.clone(),
        _ => format!("({})", parts.join(" OR ")),
    }
}

fn column(name: &Option<String>) -> String {
    name.clone().unwrap_or_else(|| "false".into())
}

fn compared(name: &Option<String>, compare: impl FnOnce(&str) -> String) -> String {
    name.as_deref().map_or_else(|| "false".into(), compare)
}

fn on(setting: &str) -> String {
    format!("(SELECT current_setting('commons.{setting}', true) = 'on')")
}

fn among(name: &Option<String>, setting: &str, kind: &str) -> String {
    compared(name, |name| {
        format!(
            "{name} = ANY ((SELECT nullif(current_setting('commons.{setting}', true), '')::{kind}[])::{kind}[])"
        )
    })
}
