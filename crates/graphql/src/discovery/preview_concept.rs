//! `previewConcept`.

use async_graphql::{Context, Object, SimpleObject, Union};
use commons_access::{Action, Facts, Noun, Viewer, act::Manage, permit, policy};
use commons_discovery::{
    ConceptPreview as Preview, MAX_QUERIES, Moved, PreviewedAnswer as Answered, PreviewedQuery as Tried,
    frequent_queries, preview_concept,
};
use commons_entity::concept;
use commons_kernel::{Code, ConceptId, Error, Result};
use commons_store::fetch;

use crate::{
    context::scope,
    discovery::concept_input::{ConceptRefused, SaveConceptInput},
    error::Answer,
    ids::local,
    page::count,
};

/// Changed searches when no number was asked for.
const CHANGES: usize = 20;
/// How many of the most frequent searches are tried.
const FREQUENT: u32 = 20;

/// What a change of the thesaurus would do.
#[derive(Union)]
enum PreviewConceptPayload {
    Shown(ConceptPreview),
    Refused(ConceptRefused),
}

/// Searches before and after the change, as a visitor makes them.
#[derive(SimpleObject)]
struct ConceptPreview {
    /// How many searches were tried.
    tried: i32,
    /// How many of them have another answer.
    changed: i32,
    /// The first of those.
    changes: Vec<PreviewedQuery>,
}

/// One search before and after.
#[derive(SimpleObject)]
struct PreviewedQuery {
    /// What is typed.
    query: String,
    /// The answer now.
    before: PreviewedAnswer,
    /// The answer after the change.
    after: PreviewedAnswer,
}

/// One answer.
#[derive(SimpleObject)]
struct PreviewedAnswer {
    /// How many resources there are in all.
    total_count: i32,
    /// The first five of them.
    top: Vec<PreviewedTitle>,
    /// What is searched too.
    also_searched: Vec<String>,
}

/// A title, and where it stands in the other answer.
#[derive(SimpleObject)]
struct PreviewedTitle {
    /// The title.
    title: String,
    /// Its place in the other answer, from 1; null when it is not among the first 20 there.
    elsewhere: Option<i32>,
}

#[derive(Default)]
pub(crate) struct PreviewQuery;

#[Object]
impl PreviewQuery {
    /// What saving a concept would do to these searches, to the 20 most frequent ones and to searches for its labels, 50 at most;
    /// nothing is written. Tells 20 changed searches, or as many as asked for up to 50. For Alliance curators.
    #[graphql(complexity = "500 + crate::page::rows(first) * child_complexity")]
    async fn preview_concept(
        &self,
        ctx: &Context<'_>,
        input: SaveConceptInput,
        queries: Option<Vec<String>>,
        first: Option<i32>,
    ) -> Answer<PreviewConceptPayload> {
        let scope = scope(ctx)?;
        let first = number(first)?;
        if !policy(Action::Create, Noun::Concept).holds(scope.viewer(), &Facts::default()) {
            scope.viewer().person().ok_or_else(Error::unauthenticated)?;
            let message = "curators of the Alliance keep the thesaurus; act as staff, or ask one of them";
            return Err(Error::new(Code::Forbidden, message).into());
        }
        let id = input.concept_id.as_ref().map(|id| local::<ConceptId>(id, "conceptId")).transpose()?;
        let key = match id {
            None => String::new(),
            Some(id) => {
                let row = fetch::<concept::Entity>(&*scope.read().await?, id.uuid()).await?;
                permit::<Manage, _>(scope.viewer(), row)?.into_row().key
            }
        };
        let draft = input.draft(key)?;
        let frequent = frequent_queries(&*scope.read().await?, FREQUENT).await?;
        // What is found is what a visitor finds, whoever asks.
        scope.finish();
        let tx = scope.shared().store.read(&Viewer::visitor()).await?;
        let queries = queries.unwrap_or_default();
        let (finder, now) = (&scope.shared().finder, scope.shared().clock.now());
        Ok(match preview_concept((&tx, now), finder, &draft, (&queries, frequent)).await? {
            Preview::Shown(changes, tried) => PreviewConceptPayload::Shown(ConceptPreview {
                tried: count(tried),
                changed: count(changes.len()),
                changes: changes.into_iter().take(first).map(PreviewedQuery::from).collect(),
            }),
            Preview::Refused(problems) => PreviewConceptPayload::Refused(problems.into()),
        })
    }
}

impl From<Tried> for PreviewedQuery {
    fn from(tried: Tried) -> Self {
        Self { query: tried.query, before: tried.before.into(), after: tried.after.into() }
    }
}

impl From<Answered> for PreviewedAnswer {
    fn from(answer: Answered) -> Self {
        let title = |Moved { title, elsewhere }| PreviewedTitle { title, elsewhere: elsewhere.map(count) };
        Self {
            total_count: count(answer.total),
            top: answer.top.into_iter().map(title).collect(),
            also_searched: answer.also_searched,
        }
    }
}

fn number(first: Option<i32>) -> Result<usize> {
    let Some(asked) = first else { return Ok(CHANGES) };
    usize::try_from(asked)
        .ok()
        .filter(|first| (1..=MAX_QUERIES).contains(first))
        .ok_or_else(|| Error::bad_input("first", format!("first must be from 1 to {MAX_QUERIES}")))
}
