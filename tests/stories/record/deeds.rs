//! Deeds: a call that must succeed, and must stand in the record under the right name and hat.

use std::collections::BTreeSet;

use commons_tests::{Client, TestApp};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde_json::{Value, json};

/// The calls that were made so far.
pub struct Deeds<'a> {
    app: &'a TestApp,
    done: BTreeSet<String>,
}

impl<'a> Deeds<'a> {
    pub fn new(app: &'a TestApp) -> Self {
        Self { app, done: BTreeSet::new() }
    }

    /// The mutations that were called.
    pub fn done(self) -> BTreeSet<String> {
        self.done
    }

    /// Calls a mutation as somebody with one hat at most; gives the payload, which must be of this type. It must have left at
    /// least one event of theirs, and each event of theirs bears their hat.
    pub async fn deed(
        &mut self,
        (client, email): (&Client<'_>, &str),
        (mutation, outcome): (&str, &str),
        input: Value,
        selection: &str,
    ) -> Value {
        let (actor, hat) = self.who(email).await;
        let before = self.app.count("SELECT max(seq) FROM event").await;
        let payload = if input.is_null() {
            let document = format!("mutation {{ {mutation} {{ __typename {selection} }} }}");
            client.ask(&document, json!({})).await.ok()[mutation].clone()
        } else {
            client.tell(mutation, input.clone(), selection).await.ok()
        };
        assert_eq!(payload["__typename"], outcome, "{mutation} {input} gave {payload}");
        let of_theirs = format!("SELECT count(*) FROM event WHERE seq > {before} AND actor = '{actor}'");
        assert!(self.app.count(&of_theirs).await > 0, "{mutation} left no event of {email}");
        let hat =
            hat.map_or_else(|| "hat IS NOT NULL".to_owned(), |hat| format!("hat IS DISTINCT FROM '{hat}'"));
        let wrong = self.app.count(&format!("{of_theirs} AND {hat}")).await;
        assert_eq!(wrong, 0, "{mutation} stands under another hat than {email}'s");
        let nameless = format!("SELECT count(*) FROM event WHERE seq > {before} AND actor = 'visitor'");
        assert_eq!(self.app.count(&nameless).await, 0, "{mutation} has an event by nobody");
        self.done.insert(mutation.to_owned());
        payload
    }

    /// The person as the record names them, and the hat that they wear when they have wished for none.
    async fn who(&self, email: &str) -> (String, Option<String>) {
        let sql = "SELECT 'person:' || person.id, coalesce( \
                   (SELECT 'seat:' || seat.id FROM seat WHERE person_id = person.id ORDER BY created_at, id LIMIT 1), \
                   'staff:' || alliance_role) FROM person WHERE email = $1";
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, [email.into()]);
        let row =
            self.app.owner.query_one_raw(statement).await.expect("the statement runs").expect("a person");
        (row.try_get_by_index(0).expect("a name"), row.try_get_by_index(1).expect("a hat"))
    }
}
