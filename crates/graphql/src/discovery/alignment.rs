//! `suggestAlignment`.

use async_graphql::{Context, ID, Object, SimpleObject};
use commons_access::{Action, may};
use commons_discovery::{Candidate, suggest_alignment, suggest_topics};
use commons_entity::{alliance_value, standard};
use commons_kernel::ResourceId;
use commons_library::{Details, plain};
use commons_store::{children, fault};
use sea_orm::QueryOrder;

use crate::{
    context::scope,
    error::Answer,
    ids::local,
    loaders::{DraftOf, one},
};

/// What the words of a draft seem to serve.
#[derive(SimpleObject)]
struct AlignmentSuggestions {
    /// Of the Alliance's values, the likest first: at most three.
    values: Vec<Suggested>,
    /// Of the Alliance's standards, the likest first: at most five.
    standards: Vec<Suggested>,
    /// Of the thesaurus, what is named most often first: at most eight.
    topics: Vec<Suggested>,
}

/// Something that a draft seems to serve.
#[derive(SimpleObject)]
struct Suggested {
    /// Its slug; of a topic its words.
    value: String,
    /// Its name.
    name: String,
    /// The words of the draft that speak for it: at most five.
    because: Vec<String>,
}

impl From<commons_discovery::Suggested> for Suggested {
    fn from(found: commons_discovery::Suggested) -> Self {
        Self { value: found.value, name: found.name, because: found.because }
    }
}

/// The discovery's part of `Query` that helps a writer.
#[derive(Default)]
pub(crate) struct AlignmentQuery;

#[Object]
impl AlignmentQuery {
    /// What the words of a draft seem to serve; null when there is no draft that the viewer may edit.
    #[graphql(complexity = "50 + child_complexity")]
    async fn suggest_alignment(
        &self,
        ctx: &Context<'_>,
        resource_id: ID,
    ) -> Answer<Option<AlignmentSuggestions>> {
        let scope = scope(ctx)?;
        let reads = scope.reads();
        let Some(resource) = one(&reads, local::<ResourceId>(&resource_id, "resourceId")?).await? else {
            return Ok(None);
        };
        if !may(scope.viewer(), Action::Edit, &resource) {
            return Ok(None);
        }
        let Some(draft) = one(&reads, DraftOf(resource.id)).await? else { return Ok(None) };
        let details = Details::try_from(&*draft)?;
        let parts = details.texts().map(|(_, text)| plain(text));
        let text =
            [draft.title.clone(), draft.summary.clone(), plain(&draft.body), parts.join("\n")].join("\n");
        let tx = scope.read().await?;
        let values = children::<alliance_value::Entity>().order_by_asc(alliance_value::Column::Position);
        let values = values.all(&*tx).await.map_err(fault)?.into_iter();
        let values: Vec<Candidate> =
            values.map(|row| Candidate { slug: row.slug, name: row.name, summary: row.summary }).collect();
        let standards = children::<standard::Entity>().order_by_asc(standard::Column::Position);
        let standards = standards.all(&*tx).await.map_err(fault)?.into_iter();
        let standards: Vec<Candidate> =
            standards.map(|row| Candidate { slug: row.slug, name: row.name, summary: row.summary }).collect();
        let all = |found: Vec<commons_discovery::Suggested>| found.into_iter().map(Suggested::from).collect();
        Ok(Some(AlignmentSuggestions {
            values: all(suggest_alignment(&text, &values, 3)),
            standards: all(suggest_alignment(&text, &standards, 5)),
            topics: all(suggest_topics(&text, &scope.shared().finder.thesaurus())),
        }))
    }
}
