//! `decideWanted`.

use async_graphql::{Context, InputObject, Object, SimpleObject, Union};
use commons_access::{act::Decide, permit};
use commons_discovery::{DecideWantedOutcome, WANTED_BY, asked_week, decide_wanted};

use crate::{context::scope, discovery::search_report::WantedDecision, error::Answer, words::WantedVerdict};

/// What to decide.
#[derive(InputObject)]
struct DecideWantedInput {
    /// A query as `searchReport` gives it.
    query: String,
    /// Whether it stands on the list.
    verdict: WantedVerdict,
    /// Why; it stands in the record.
    reason: String,
}

/// What came of it.
#[derive(Union)]
enum DecideWantedPayload {
    Decided(WantedDecided),
    TooFew(TooFewDepartments),
}

/// It stands so.
#[derive(SimpleObject)]
struct WantedDecided {
    /// What was decided.
    decision: WantedDecision,
}

/// Too few departments asked it to show it to everybody.
#[derive(SimpleObject)]
struct TooFewDepartments {
    /// What to do, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct DecideWanted;

#[Object]
impl DecideWanted {
    /// Puts a query on the list of what is wanted, or hides it from there. For curators.
    async fn decide_wanted(
        &self,
        ctx: &Context<'_>,
        input: DecideWantedInput,
    ) -> Answer<DecideWantedPayload> {
        let scope = scope(ctx)?;
        let tx = scope.begin().await?;
        let asked = asked_week(&tx, scope.viewer(), &input.query, scope.now()).await?;
        let may_decide = permit::<Decide, _>(scope.viewer(), asked)?;
        let choice = (input.verdict.into(), input.reason);
        let outcome = decide_wanted(&tx, scope.viewer(), may_decide, choice, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            DecideWantedOutcome::Decided(row) => {
                DecideWantedPayload::Decided(WantedDecided { decision: row.into() })
            }
            DecideWantedOutcome::TooFew(departments) => DecideWantedPayload::TooFew(TooFewDepartments {
                message: format!(
                    "At most {departments} departments asked this in one week. It can be shown once {WANTED_BY} did, so that \
                     nobody is seen through it."
                ),
            }),
        })
    }
}
